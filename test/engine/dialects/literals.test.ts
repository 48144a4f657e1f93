import { expect, test } from 'vitest'
import { Special, type Value } from '../../../src/engine/catalog/value.ts'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { literalTarget, sqlLiteral } from '../../../src/engine/dialects/literals.ts'

const written = (value: Value, dialect: string, family: string, type: string): string =>
  sqlLiteral(value, literalTarget(family, type), dialectOf(dialect))
const moment = new Special('timestamp', '2024-02-29T13:05:09.120Z')

test.each<[dialect: string, value: Value, family: string, type: string, text: string]>([
  ['mssql', moment, 'timestamp', 'datetime', "'2024-02-29T13:05:09'"],
  ['mssql', moment, 'timestamp', 'smalldatetime', "'2024-02-29T13:05:09'"],
  ['mssql', moment, 'timestamp', 'datetime2(3)', "'2024-02-29T13:05:09.120'"],
  ['mssql', moment, 'date', 'date', "'2024-02-29'"],
  ['mssql', true, 'boolean', 'bit', '1'],
  ['mssql', new Special('bytes', '00ff'), 'bytes', 'varbinary(8)', '0x00ff'],
  ['mssql', "O'Neil é", 'text', 'nvarchar(20)', "N'O''Neil é'"],
  ['mssql', 'ab😀', 'text', 'nvarchar(3)', "'ab'"],
  ['oracle', moment, 'timestamp', 'DATE', "TIMESTAMP '2024-02-29 13:05:09.120'"],
  ['oracle', moment, 'timestamp', 'TIMESTAMP(6) WITH TIME ZONE', "TIMESTAMP '2024-02-29 13:05:09.120 +00:00'"],
  ['oracle', true, 'boolean', 'BOOLEAN', 'TRUE'],
  ['oracle', true, 'integer', 'NUMBER(1)', '1'],
  ['oracle', new Special('bytes', '00ff'), 'bytes', 'RAW(8)', "HEXTORAW('00ff')"],
  ['oracle', new Special('interval', '2 hours'), 'interval', 'INTERVAL DAY TO SECOND', "INTERVAL '2' HOUR"],
  ['oracle', new Special('interval', '1 month'), 'interval', 'INTERVAL DAY TO SECOND', "INTERVAL '30' DAY"],
  ['oracle', new Special('interval', '3 days'), 'interval', 'INTERVAL YEAR TO MONTH', "INTERVAL '3' MONTH"],
  ['oracle', 'aéé', 'text', 'VARCHAR2(4)', "'aé'"],
  ['oracle', 'aéé', 'text', 'VARCHAR2(4 CHAR)', "'aéé'"],
  ['oracle', 'aéé', 'text', 'NVARCHAR2(4)', "'aéé'"],
  ['db2', moment, 'timestamp', 'TIMESTAMP', "'2024-02-29 13:05:09.120'"],
  ['db2', 'R&D', 'text', 'VARCHAR(9)', "'R&D'"],
  ['h2', new Special('bytes', '00ff'), 'bytes', 'VARBINARY', "X'00ff'"],
  ['duckdb', new Special('bytes', '00ff'), 'bytes', 'BLOB', "unhex('00ff')"],
  ['bigquery', true, 'boolean', 'BOOL', 'TRUE'],
  ['cassandra', new Special('bytes', '00ff'), 'bytes', 'blob', '0x00ff'],
  ['postgresql', new Special('bytes', '00ff'), 'bytes', 'bytea', "'\\x00ff'"],
  ['mysql', false, 'boolean', 'boolean', '0'],
])('%s %s', (dialect, value, family, type, text) => {
  expect(written(value, dialect, family, type)).toBe(text)
})

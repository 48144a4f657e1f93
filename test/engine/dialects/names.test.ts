import { expect, test } from 'vitest'
import { dialectOf } from '../../../src/engine/dialects/dialect.ts'
import { writeName } from '../../../src/engine/dialects/names.ts'

/** https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/Oracle-SQL-Reserved-Words.html */
const ORACLE = `access add all alter and any as asc audit between by char check cluster column column_value comment compress connect create current date decimal default delete desc distinct drop else exclusive exists file float for from grant group having identified immediate in increment index initial insert integer intersect into is level like lock long maxextents minus mlslabel mode modify nested_table_id noaudit nocompress not nowait null number of offline on online option or order pctfree prior public raw rename resource revoke row rowid rownum rows select session set share size smallint start successful synonym sysdate table then to trigger uid union unique update user validate values varchar varchar2 view whenever where with`

/** https://learn.microsoft.com/en-us/sql/t-sql/language-elements/reserved-keywords-transact-sql */
const MSSQL = `add all alter and any as asc authorization backup begin between break browse bulk by cascade case check checkpoint close clustered coalesce collate column commit compute constraint contains containstable continue convert create cross current current_date current_time current_timestamp current_user cursor database dbcc deallocate declare default delete deny desc disk distinct distributed double drop dump else end errlvl escape except exec execute exists exit external fetch file fillfactor for foreign freetext freetexttable from full function goto grant group having holdlock identity identity_insert identitycol if in index inner insert intersect into is join key kill left like lineno load merge national nocheck nonclustered not null nullif of off offsets on open opendatasource openquery openrowset openxml option or order outer over percent pivot plan precision primary print proc procedure public raiserror read readtext reconfigure references replication restore restrict return revert revoke right rollback rowcount rowguidcol rule save schema securityaudit select session_user set setuser shutdown some statistics system_user table tablesample textsize then to top tran transaction trigger truncate try_convert tsequal union unique unpivot update updatetext use user values varying view waitfor when where while with within writetext`

test.each(ORACLE.split(' '))('Oracle reserves %s', (word) => {
  expect(writeName(word.toUpperCase(), dialectOf('oracle'))).toBe(`"${word.toUpperCase()}"`)
})

test.each(MSSQL.split(' '))('SQL Server reserves %s', (word) => {
  expect(writeName(word, dialectOf('mssql'))).toBe(`[${word}]`)
})

test('a quote within a name is doubled, and what folds back to itself needs none', () => {
  expect(writeName('a]b', dialectOf('mssql'))).toBe('[a]]b]')
  expect(writeName('Order Details', dialectOf('mssql'))).toBe('[Order Details]')
  expect(writeName('ORDER_ID', dialectOf('oracle'))).toBe('ORDER_ID')
  expect(writeName('order_id', dialectOf('oracle'))).toBe('"order_id"')
})

import { expect, test } from 'vitest'
import { produce } from '../../../src/engine/produce.ts'

const HOST = { readText: () => undefined, list: () => [] }

async function written(
  text: string,
  dialect: string,
): Promise<{ readonly lines: readonly string[]; readonly errors: readonly string[] }> {
  let sql = ''
  const errors: string[] = []
  for await (const one of produce(
    { source: { uri: 'file:///a.sql', text, language: 'sql', dialect }, rows: 1, format: 'sql' },
    HOST,
  )) {
    if (one.kind === 'text') sql += one.text
    if (one.kind === 'diagnostic' && one.diagnostic.severity === 'error') errors.push(one.diagnostic.code)
  }
  return { lines: sql.split('\n').filter((line) => line !== ''), errors }
}

const ring = (
  first: string,
  second: string,
): string => `CREATE TABLE a (id int NOT NULL PRIMARY KEY, b_id int NOT NULL);
CREATE TABLE b (id int NOT NULL PRIMARY KEY, a_id int NOT NULL${first} REFERENCES a (id));
ALTER TABLE a ADD${second} FOREIGN KEY (b_id) REFERENCES b (id);`

test('SQL Server: a reference of a required cycle is off while the rows come, and trusted again behind them', async () => {
  const { lines, errors } = await written(ring(' CONSTRAINT fk_b', ' CONSTRAINT fk_a'), 'mssql')
  expect(errors).toEqual([])
  expect(lines).toEqual([
    'ALTER TABLE a NOCHECK CONSTRAINT fk_a;',
    'INSERT INTO a (id, b_id) VALUES',
    '  (1, 1);',
    'INSERT INTO b (id, a_id) VALUES',
    '  (1, 1);',
    'ALTER TABLE a WITH CHECK CHECK CONSTRAINT fk_a;',
  ])
  const { lines: unnamed } = await written(ring('', ''), 'mssql')
  expect([unnamed[0], unnamed.at(-1)]).toEqual([
    'ALTER TABLE a NOCHECK CONSTRAINT ALL;',
    'ALTER TABLE a WITH CHECK CHECK CONSTRAINT ALL;',
  ])
})

test('Oracle: by its name; where it has none, there is no way', async () => {
  const { lines, errors } = await written(ring(' CONSTRAINT fk_b', ' CONSTRAINT fk_a'), 'oracle')
  expect(errors).toEqual([])
  expect([lines[0], lines.at(-1)]).toEqual([
    'ALTER TABLE A DISABLE CONSTRAINT FK_A;',
    'ALTER TABLE A ENABLE CONSTRAINT FK_A;',
  ])
  expect((await written(ring('', ''), 'oracle')).errors).toContain('sql/cycle')
})

test('Db2: not enforced for a while', async () => {
  const { lines, errors } = await written(ring(' CONSTRAINT fk_b', ' CONSTRAINT fk_a'), 'db2')
  expect(errors).toEqual([])
  expect([lines[0], lines.at(-1)]).toEqual([
    'ALTER TABLE A ALTER FOREIGN KEY FK_A NOT ENFORCED;',
    'ALTER TABLE A ALTER FOREIGN KEY FK_A ENFORCED;',
  ])
})

test('MySQL says the cycle', async () => {
  expect((await written(ring(' CONSTRAINT fk_b', ' CONSTRAINT fk_a'), 'mysql')).errors).toContain('sql/cycle')
  const { lines } = await written(`${ring(' CONSTRAINT fk_b', ' CONSTRAINT fk_a')} CREATE TABLE c (id int PRIMARY KEY, a int, FOREIGN KEY (a) REFERENCES a (id));`, 'mysql')
  expect(lines.join()).toContain('INSERT INTO c')
  expect(lines.join()).not.toMatch(/UPDATE|\(\d+, \d+\)/)
})

import { expect, test } from 'vitest'
import { isRecord } from '../../../src/engine/catalog/value.ts'
import { open } from '../../../src/engine/open.ts'

const HOST = { readText: () => undefined, list: () => [] }

async function made(
  columns: string,
  dialect: string,
  rows = 8,
): Promise<readonly { readonly [name: string]: unknown }[]> {
  const source = { uri: 'file:///a.sql', text: `CREATE TABLE t (${columns});`, language: 'sql', dialect }
  const { maker, reading } = await open({ source, rows }, HOST)
  const name = reading.catalog.entities[0]?.name ?? ''
  return Array.from({ length: Math.min(rows, maker.capacity(name).rows) }, (_, i) => maker.row(name, i)).filter(
    isRecord,
  )
}

test.each(['postgresql', 'mysql', 'sqlite', 'mssql'])(
  '%s: a natural text that a LIKE lets pass stays',
  async (dialect) => {
    const rows = await made("email varchar(80) NOT NULL CHECK (email LIKE '%@%.%')", dialect)
    expect(rows).toHaveLength(8)
    for (const row of rows) expect(row['email']).toMatch(/^[\w.-]+@example\.(?:com|org|net)$/)
  },
)

test.each([
  ['mssql', "code char(5) NOT NULL UNIQUE CHECK (code LIKE '[A-Z][A-Z]-[0-9][0-9]')", /^[A-Z]{2}-\d\d$/],
  ['mssql', "code char(4) PRIMARY KEY CHECK (code LIKE '[A-Z][0-9][0-9]F' OR code LIKE 'X-[0-9][FM]')", /^(?:[A-Z]\d\dF|X-\d[FM])$/],
  ['oracle', "code varchar2(9) PRIMARY KEY CHECK (REGEXP_LIKE(code, '^[A-Z]{3}-[0-9]{4}$'))", /^[A-Z]{3}-\d{4}$/],
  ['sqlite', "code text PRIMARY KEY CHECK (length(code) = 13 AND code GLOB '978[0-9]*')", /^978\d.{9}$/],
  ['mysql', "code varchar(20) NOT NULL UNIQUE CHECK (code LIKE 'AB_-%')", /^AB.-/],
])('%s: a key under a pattern: %s', async (dialect, column, pattern) => {
  const rows = await made(column, dialect)
  expect(new Set(rows.map((row) => row['code'] ?? row['CODE'])).size).toBe(8)
  for (const row of rows) expect(row['code'] ?? row['CODE']).toMatch(pattern)
})

import { expect, test } from 'vitest'
import type { Shape } from '../../../../src/engine/catalog/shape.ts'
import { readSql } from '../../../../src/engine/readers/sql/sql.ts'

function shape(column: string): Shape | undefined {
  const [entity] = readSql({ uri: 'a.sql', text: `CREATE TABLE t (${column})`, language: 'sql', dialect: 'postgresql' }).catalog.entities
  return entity?.shape.kind === 'object' ? entity.shape.fields[0]?.shape : undefined
}

test('what CHECKs say of one column stands in its shape', () => {
  expect(shape('a int NOT NULL CHECK (a > 0 AND 10 > a)')).toMatchObject({ minimum: 1, maximum: 9 })
  expect(shape('a numeric(6,2) NOT NULL CHECK (a BETWEEN 0 AND 9.5)')).toMatchObject({ minimum: 0, maximum: 9.5 })
  expect(shape("a text NOT NULL CHECK (a IN ('x', 'y'))")).toEqual({ kind: 'literal', values: ['x', 'y'] })
  expect(shape("a text NOT NULL CHECK ((a)::text = ANY (ARRAY['x'::text, 'y'::text]))")).toMatchObject({ values: ['x', 'y'] })
  expect(shape("a varchar(30) NOT NULL CHECK (length(a) >= 2 AND a ~ '^[a-z]+$')")).toEqual({ kind: 'string', maxLength: 30, minLength: 2, patterns: ['^[a-z]+$'] })
  expect(shape('a bytea NOT NULL CHECK (length(a) = 33)')).toMatchObject({ limits: { minLength: 33, maxLength: 33 } })
})

test('alternatives of one kind, glob patterns and texts read as another type', () => {
  expect(shape("a text NOT NULL CHECK (a = 'x' OR a = 'y')")).toEqual({ kind: 'literal', values: ['x', 'y'] })
  expect(shape("a text NOT NULL CHECK (a LIKE 'x%' OR a LIKE '%y')")).toMatchObject({ kind: 'string', patterns: [expect.stringContaining('|')] })
  expect(shape('a text CHECK (a IS NOT NULL)')).toMatchObject({ branches: [{ shape: { kind: 'string' } }] })
  expect(shape('a int NOT NULL CHECK (a > 0.5)')).toMatchObject({ minimum: 1 })
  expect(shape('a text NOT NULL CHECK (a::uuid IS NOT NULL)')).toMatchObject({ formats: ['uuid'] })
  expect(shape('a text NOT NULL CHECK (a::jsonb IS NOT NULL)')).toMatchObject({ kind: 'object' })
})

test('NULL passes; what joins columns or cannot hold narrows nothing', () => {
  expect(shape('a int CHECK (a < 5), b int')).toMatchObject({ kind: 'union', branches: [{ shape: { maximum: 4 } }, { shape: { kind: 'null' } }] })
  expect(shape('a int NOT NULL CHECK (a < 5 OR b > 1), b int')).not.toMatchObject({ maximum: 4 })
  expect(shape('a smallint NOT NULL CHECK (a > 90000)')).toMatchObject({ minimum: -32768, maximum: 32767 })
})

test('a pattern reads char(n) of PostgreSQL with its blanks: texts are n long', () => {
  const of = (type: string, dialect: string) => {
    const [entity] = readSql({ uri: 'a.sql', text: `CREATE TABLE t (a ${type} NOT NULL CHECK (a ~ '^T-?[0-9]{3}$'))`, language: 'sql', dialect }).catalog.entities
    return entity?.shape.kind === 'object' ? entity.shape.fields[0]?.shape : undefined
  }
  expect(of('char(5)', 'postgresql')).toMatchObject({ minLength: 5, maxLength: 5 })
  expect(of('varchar(5)', 'postgresql')).not.toHaveProperty('minLength')
})

test('what dumps of PostGIS say in CHECKs of a geometry is what is written', () => {
  const text = (checks: string) => {
    const [entity] = readSql({ uri: 'a.sql', text: `CREATE TABLE t (g geometry NOT NULL, ${checks})`, language: 'sql', dialect: 'postgresql' }).catalog.entities
    const shape = entity?.shape.kind === 'object' ? entity.shape.fields[0]?.shape : undefined
    return shape?.kind === 'native' ? shape.text : undefined
  }
  expect(text('CHECK (st_srid(g) = 4326)')).toBe("'SRID=4326;POINT(13.4 52.5)'")
  expect(text("CHECK (geometrytype(g) = 'MULTIPOINT'::text OR g IS NULL), CHECK (st_srid(g) = 3857)")).toBe("'SRID=3857;MULTIPOINT(0 0,1 1)'")
})

import { expect, it, vi } from 'vitest'
import { findRow } from '../../src/engine/find-row.ts'
import { open } from '../../src/engine/open.ts'
import { pageOf, refusals } from '../../src/engine/page.ts'
import { pictureOf } from '../../src/engine/picture.ts'
import type { Compiled } from '../../src/engine/plan/compile.ts'
import { memoryHost } from './memory-host.ts'

// Our own plan refuses every entity here on purpose, so that what stands behind it is seen.
vi.mock('../../src/engine/plan/compile.ts', async (original) => {
  const real = await original<{ compile: (...args: readonly unknown[]) => Compiled }>()
  return {
    ...real,
    compile: (...args: readonly unknown[]) => {
      const { plan, ...rest } = real.compile(...args)
      const refused = plan.entities.map((one) => ({ entity: one.name, because: 'nothing is left' }))
      return { ...rest, plan: { ...plan, entities: [] }, refused: [...rest.refused, ...refused] }
    },
  }
})

const opened = (schema: object, rows = 5) =>
  open({ source: { uri: 'file:///pair.schema.json', text: JSON.stringify(schema) }, rows }, memoryHost())

it('an entity that only json-schema-faker makes has a page, which says so', async () => {
  const source = await opened({ type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 5 } } })
  const page = await pageOf(source, { from: 0, count: 10 })
  expect(page).toMatchObject({ total: 5, lastResort: true })
  expect(page?.rows).toHaveLength(5)
  expect(page?.verdicts?.every((one) => one.state === 'judged')).toBe(true)
  expect(refusals(source, page)).toMatchObject([{ code: 'check/last-resort', severity: 'information' }])
  const last = await pageOf(source, { from: 3, count: 1, judge: false })
  expect(last?.rows[0]).toEqual(page?.rows[3])
  expect(await pictureOf(source, 'pair', ['a'])).toMatchObject({ rows: 5, absent: 0 })
  expect(await findRow(source, 'pair', { from: 0, most: 99, needle: { text: '' } })).toBe(0)
})

it('one that nobody makes has none, and the reason', async () => {
  const source = await opened({ type: 'object', required: ['a'], properties: { a: false } })
  const page = await pageOf(source, { from: 0, count: 10 })
  expect(page).toBeNull()
  expect(refusals(source, page)[0]?.severity).toBe('error')
})

import { expect, it } from 'vitest'
import table from './corpus-names.json' with { type: 'json' }
import { measureNames, type Measured, type Named } from './measure-names.ts'
import others from './other-names.json' with { type: 'json' }

/** What was written down for the names was written before they were measured. */
async function measured(names: readonly Named[]): Promise<{ readonly right: number; readonly wrong: number; readonly told: string }> {
  const all = await measureNames({ groups: table.groups, names })
  const share = (verdict: Measured['verdict']): number => all.filter((one) => one.verdict === verdict).length / all.length
  const percent = (verdict: Measured['verdict']): string => `${(share(verdict) * 100).toFixed(1)} % ${verdict}`
  const figures = `${all.length} names: ${percent('right')}, ${percent('unknown')}, ${percent('wrong')}`
  console.info(figures)
  const missed = all.filter((one) => one.verdict !== 'right').map((one) => `${one.verdict}: ${one.named.entity}/${one.named.name} → ${one.found}`)
  return { right: share('right'), wrong: share('wrong'), told: [figures, ...missed].join('\n') }
}

it('takes names of public schemas for what a reader takes them for', { timeout: 120_000 }, async () => {
  expect(table.names).toHaveLength(400)
  const { right, wrong, told } = await measured(table.names)
  expect(right, told).toBeGreaterThanOrEqual(0.95)
  expect(wrong, told).toBeLessThanOrEqual(0.01)
})

it('and names of others', { timeout: 120_000 }, async () => {
  const { right, wrong, told } = await measured(others.names)
  expect(right, told).toBeGreaterThanOrEqual(0.9)
  expect(wrong, told).toBeLessThanOrEqual(0.02)
})

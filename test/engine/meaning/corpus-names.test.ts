import { expect, it } from 'vitest'
import table from './corpus-names.json' with { type: 'json' }
import { measureNames, type Measured } from './measure-names.ts'

/** What was written down for the names was written before they were measured. */
it('takes names of public schemas for what a reader takes them for', { timeout: 60_000 }, async () => {
  const measured = await measureNames(table)
  const share = (verdict: Measured['verdict']): number =>
    measured.filter((one) => one.verdict === verdict).length / measured.length
  const told = (one: Measured): string => `${one.verdict}: ${one.named.entity}/${one.named.name} → ${one.found}`
  const figures = `${measured.length} names: ${share('right')} right, ${share('unknown')} unknown, ${share('wrong')} wrong`
  const missed = measured
    .filter((one) => one.verdict !== 'right')
    .map(told)
    .join('\n')
  console.info(figures)
  expect(measured).toHaveLength(400)
  expect(share('right'), `${figures}\n${missed}`).toBeGreaterThanOrEqual(0.95)
  expect(share('wrong'), `${figures}\n${missed}`).toBeLessThanOrEqual(0.01)
})

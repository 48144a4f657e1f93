import { expect, it } from 'vitest'
import { runCounts } from '../../src/extension/run-counts.ts'

const entity = { name: 'user', asked: 5, made: 5, judged: 5, rejected: 0, lastResort: 0, notJudged: 0, judge: 'Ajv' }

it('counts what the judge accepted, whoever made it', () => {
  const replaced = { ...entity, judged: 3, rejected: 2, lastResort: 2 }
  expect(runCounts({ entities: [replaced] })).toEqual({ made: 5, valid: 5, lastResort: 2, rejected: 0, notJudged: 0 })
})

it('rows that were rejected and not replaced are not called valid', () => {
  const short = { ...entity, made: 4, judged: 3, rejected: 1, notJudged: 1 }
  expect(runCounts({ entities: [short] })).toMatchObject({ made: 4, valid: 3, rejected: 1, notJudged: 1 })
})

it('parents that came along are not counted', () => {
  const parent = { ...entity, name: 'shop', because: 'needed by user' }
  expect(runCounts({ entities: [parent, entity] })).toMatchObject({ made: 5, valid: 5 })
})

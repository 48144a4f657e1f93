import { describe, expect, it } from 'vitest'
import * as engine from '../../src/engine/index.ts'
import { caseOf, corpusFolder, corpusStands, entriesOf } from './corpus.ts'
import known from './known.json' with { type: 'json' }
import { measure, type Measured } from './measure.ts'
import { hold, pathsOf } from './paths.ts'
import { compare, fails, figures } from './summary.ts'

/** A fair sample: the first of each corpus in an order by hash; `npm run conformance` takes all. */
const SAMPLE = { testsuite: 120, schemastore: 25, jsonschemabench: 60, openapi: 25, standards: 20 }
/** Ajv alone needs seconds for larger ones: they are left to the whole run. */
const MOST_TEXT = 60_000
const TIME = 120_000

if (!corpusStands()) console.log(`conformance: no corpora in ${corpusFolder()}, the sample is left out`)

describe.skipIf(!corpusStands())('a sample of the corpora', () => {
  it.each(Object.entries(SAMPLE))(
    '%s',
    async (corpus, size) => {
      const all: Measured[] = []
      for (const entry of entriesOf(corpus, size)) {
        if (caseOf(entry).source.text.length <= MOST_TEXT) all.push(await measure(entry, engine))
      }
      const { fresh, met } = compare(all, known)
      expect(fresh.map((one) => `${one.id}: ${one.outcome} ${one.because ?? ''}`)).toEqual([])
      expect(met).toEqual([])
      const told = figures(corpus, all)
      console.log(`conformance: ${JSON.stringify(told)}`)
      // The suite's own schemas are made to be odd; the others are schemas of the world.
      if (corpus !== 'testsuite') expect(told.emptyArrays).toBeLessThanOrEqual(0.2)
    },
    TIME,
  )
})

it('each listed failure has a reason', () => {
  for (const one of known as readonly { readonly reason: string }[]) expect(one.reason.length).toBeGreaterThan(20)
})

describe('the measure itself', () => {
  const plan = async (schema: object): Promise<Parameters<typeof pathsOf>[0]> => {
    const source = { uri: 'file:///a.json', text: JSON.stringify(schema), language: 'json' }
    const opened = await engine.open({ source }, { readText: () => undefined, list: () => [] })
    return opened.compiled.plan
  }
  const tree = {
    $ref: '#/definitions/T',
    definitions: {
      T: {
        type: 'object',
        required: ['a'],
        properties: {
          a: { type: 'string' },
          b: { type: 'array', items: { $ref: '#/definitions/T' } },
          c: { maxItems: 0, type: 'array' },
        },
      },
    },
  }

  it('counts optional paths and arrays with room, through references, to a depth', async () => {
    const made = await plan(tree)
    const root = made.entities[0]?.step
    const paths = root && pathsOf(made, root, 2)
    expect([...(paths?.optional ?? [])].sort()).toEqual(['b', 'b[].b', 'b[].c', 'c'])
    expect([...(paths?.arrays ?? [])].sort()).toEqual(['b', 'b[].b'])
  })

  it('finds in a record what it holds', async () => {
    const made = await plan(tree)
    const root = made.entities[0]?.step
    if (!root) throw new Error('no plan')
    const held = { paths: new Set<string>(), arrays: { full: 0, empty: 0 }, leaves: 0 }
    hold({ a: 'x', b: [{ a: 'y', b: [], c: [] }] }, held, pathsOf(made, root, 2), 2)
    expect([...held.paths].sort()).toEqual(['a', 'b', 'b[].a', 'b[].b', 'b[].c'])
    expect([held.arrays, held.leaves]).toEqual([{ full: 1, empty: 1 }, 4])
  })

  it('a planted failure is not on the list, one that is met is told', () => {
    const one: Measured = {
      id: 'x',
      corpus: 'c',
      draft: 'draft7',
      satisfiable: true,
      outcome: 'invalid',
      optional: 0,
      seen: 0,
      arrays: { full: 0, empty: 0 },
      leaves: [1],
      distinct: [1, 1],
      firstMs: 1,
      missing: [],
    }
    expect(compare([one], []).fresh).toEqual([one])
    expect(compare([{ ...one, outcome: 'valid' }], [{ corpus: 'c', id: 'x', reason: 'a fact' }]).met).toHaveLength(1)
    expect(fails({ ...one, satisfiable: false, outcome: 'refused' })).toBe(true)
    expect(fails({ ...one, satisfiable: false, outcome: 'unsatisfiable' })).toBe(false)
  })
})

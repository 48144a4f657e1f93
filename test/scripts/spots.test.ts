import { expect, it } from 'vitest'
import { type Seen, spotsOf, tally } from '../../scripts/spots.ts'
import type { Field, Shape } from '../../src/engine/catalog/shape.ts'
import { createSolver } from '../../src/engine/solve/create-solver.ts'

const field = (name: string, shape: Shape, optional = false): Field => ({ name, shape, optional })
const object = (...fields: Field[]): Shape => ({ kind: 'object', fields, rest: [], closed: true })
const text: Shape = { kind: 'string' }
const size: Shape = { kind: 'literal', values: ['s', 'm', 'l'] }
const node = object(field('kind', { kind: 'literal', values: ['node'] }), field('next', { kind: 'ref', to: 'Node' }, true))
const either: Shape = {
  kind: 'union', branches: [{ key: 'node', shape: { kind: 'ref', to: 'Node' } }, { key: 'leaf', shape: object(field('size', size), field('note', text, true)) }],
}
const spots = (shape: Shape, depth: number) => spotsOf(shape, createSolver({ Node: node }), { Node: node }, depth)
const none = (): Seen => ({ paths: new Set(), members: new Set() })

it('branches, literals and optional fields are spots, by path or by the member that declares them', () => {
  const { paths, members } = spots(either, 4)
  // Four nodes inside each other have a path each, and one member.
  expect(paths).toEqual({ optional: 4 + 1, branch: 2, literal: 3 })
  expect(tally(members)).toEqual({ optional: 2, branch: 2, literal: 3 })
  expect(spots(either, 0).paths).toEqual({ optional: 0, branch: 2, literal: 0 })
})

it('a value shows those it holds', () => {
  const seen = none()
  const { mark } = spots(either, 4)
  mark({ size: 'm' }, seen)
  expect(tally(seen.paths)).toEqual({ optional: 0, branch: 1, literal: 1 })
  mark({ kind: 'node', next: { kind: 'node', next: { kind: 'node' } } }, seen)
  expect(tally(seen.paths)).toEqual({ optional: 2, branch: 2, literal: 1 })
  expect(tally(seen.members)).toEqual({ optional: 1, branch: 2, literal: 1 })
})

it('so many rows show at most what each of them can add', () => {
  const { bound } = spots(either, 4)
  // A row of nodes shows a branch and four fields; each leaf another literal, the first its branch and its field too.
  expect([1, 2, 3, 4, 9].map(bound)).toEqual([5, 8, 9, 10, 10])
})

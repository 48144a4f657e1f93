import { expect, test } from 'vitest'
import type { Entity } from '../../../src/engine/catalog/catalog.ts'
import { firstNumber } from '../../../src/engine/plan/relate-existing.ts'

test('numbers go on behind all rows of the source, those that were not kept, too', () => {
  const existing = [{ columns: ['id', 'n'], rows: [[3, 1], [9, 1]], beyond: { rows: 40, highest: { id: 51 } } }]
  const span = { start: 0, end: 0 }
  const entity: Entity = { name: 't', key: 't', shape: { kind: 'object', fields: [], rest: [], closed: true }, constraints: [], span, nameSpan: span, existing }
  expect(firstNumber(entity, 'id', undefined)).toBe(52)
  expect(firstNumber(entity, 'n', undefined)).toBe(43)
})

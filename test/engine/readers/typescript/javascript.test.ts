import { describe, expect, it } from 'vitest'
import { type Row, Special } from '../../../../src/engine/catalog/value.ts'
import { typescriptJudge } from '../../../../src/engine/check/typescript.ts'
import { readTypeScript } from '../../../../src/engine/readers/typescript/typescript.ts'
import { memoryHost } from '../../memory-host.ts'
import { entityOf } from './read-types.ts'

const SOURCE = `
/**
 * Someone who buys.
 * @typedef {object} Customer
 * @property {number} id
 * @property {string} [note]
 */

/** @typedef {{ lines: Line[], buyer: Customer }} Order */
/** @typedef {'open' | 'paid'} State */
function total() {}

class Cart { size = 1 }

/** @template T @typedef {{ items: T[] }} Page */
/** @callback Done @param {Order} order @returns {void} */
/** @typedef {[sku: string, pieces: number]} Line */
`

function read(text: string, uri: string) {
  const source = { uri, text }
  const host = memoryHost({ [uri.slice('file://'.length)]: text })
  const reading = readTypeScript(source, host)
  const states = (name: string, rows: readonly Row[]): readonly string[] =>
    typescriptJudge(reading, entityOf(reading, name), source, host)
      .judge(rows)
      .map((one) => one.state)
  return { reading, states }
}

describe('JavaScript with types in JSDoc', () => {
  it('lists typedefs and classes in the order they stand, with what is said of them', () => {
    const { reading } = read(`${SOURCE}export { total }`, 'file:///src/shop.js')
    expect(reading.catalog.entities.map((one) => [one.name, one.type?.exported])).toEqual([
      ['Customer', 'named'],
      ['Order', 'named'],
      ['State', 'named'],
      ['Cart', 'none'],
      ['Page', 'named'],
      ['Line', 'named'],
    ])
    const customer = entityOf(reading, 'Customer')
    expect(customer).toMatchObject({ description: 'Someone who buys.' })
    expect(customer.shape).toMatchObject({
      kind: 'object',
      fields: [
        { name: 'id', optional: false, shape: { kind: 'number' } },
        { name: 'note', optional: true, shape: { kind: 'string' } },
      ],
    })
    const { start, end } = customer.nameSpan ?? { start: 0, end: 0 }
    expect(SOURCE.slice(start, end)).toBe('Customer')
    expect(entityOf(reading, 'Page').type?.name).toBe('Page<unknown>')
  })

  it.each(['file:///src/shop.mjs', 'file:///src/shop.cjs', 'file:///src/shop.js'])('is judged in %s', (uri) => {
    for (const end of ['export { total }', 'module.exports = { total }', '']) {
      if (uri.endsWith(end.startsWith('export') ? '.cjs' : end.startsWith('module') ? '.mjs' : '-')) continue
      const { states } = read(`${SOURCE}${end}`, uri)
      expect(states('Customer', [{ id: 1 }, { id: 'x' }])).toEqual(['judged', 'rejected'])
      expect(states('Order', [{ lines: [['a', 1]], buyer: { id: 1 } }, { lines: [[1]] }])).toEqual([
        'judged',
        'rejected',
      ])
      expect(states('Cart', [{ size: 1 }, {}])).toEqual(['judged', 'rejected'])
    }
  })

  it('says brands and the members of maps in comments', () => {
    const { states } = read(
      `/** @typedef {string & { readonly __brand: 'Sku' }} Sku */
/** @typedef {{ sku: Sku, seen: Map<string, 'a' | number>, tags: Set<'x' | 'y'> }} Item */
function total() {}`,
      'file:///src/shop.js',
    )
    const seen = new Special('map', '<string, "a" | number>', [
      ['k', 'a'],
      ['l', 1],
    ])
    const row = { sku: 'A-1', seen, tags: new Special('set', '<"x" | "y">', ['x']) }
    expect(states('Item', [row, { ...row, seen: 1 }])).toEqual(['judged', 'rejected'])
  })
})

import { describe, expect, it } from 'vitest'
import type { Shape } from '../../../src/engine/catalog/shape.ts'
import { guess, isKnownMeaning, nearestMeaning } from '../../../src/engine/meaning/guess-meaning.ts'
import { phrases, ruleCount } from '../../../src/engine/meaning/phrases.ts'
import { wordsOf } from '../../../src/engine/meaning/words.ts'
import table from './names.json' with { type: 'json' }

const SHAPES: { readonly [kind: string]: Shape } = {
  string: { kind: 'string' },
  number: { kind: 'number' },
  boolean: { kind: 'boolean' },
}

/** `entity/holder.field:type` */
function meant(place: string): string | null {
  const [path = '', type = 'string'] = place.split(':')
  const [entity = '', rest = ''] = path.split('/')
  const names = rest.split('.')
  const found = guess({
    name: names.at(-1) ?? '',
    ancestors: names.slice(0, -1),
    entity,
    shape: SHAPES[type] ?? { kind: 'string' },
    siblings: [],
  })
  return found && found.confidence >= 0.5 ? found.meaning : null
}

describe('names', () => {
  it.each(table.means)('%s means %s', (place, meaning) => {
    expect(meant(place)).toBe(meaning)
  })

  it.each(table.not)('%s does not mean %s', (place, meaning) => {
    expect(meant(place)).not.toBe(meaning)
  })

  it('writes its phrases as names are taken apart', () => {
    expect([...phrases()].filter((phrase) => wordsOf(phrase).join(' ') !== phrase)).toEqual([])
  })

  it('knows many', () => {
    expect(ruleCount()).toBeGreaterThan(600)
  })
})

describe('guess', () => {
  const at = { ancestors: [], entity: 'user', siblings: [], shape: { kind: 'string' } as Shape }

  it('obeys an annotation, known or not', () => {
    expect(guess({ ...at, name: 'x', hints: { annotation: { fake: 'person.email' } } })).toMatchObject({
      meaning: 'person.email',
      confidence: 1,
    })
    expect(guess({ ...at, name: 'x', hints: { annotation: { fake: 'internet.emoji2' } } })?.meaning).toBe(
      'internet.emoji2',
    )
  })

  it('never looks at siblings', () => {
    const alone = guess({ ...at, name: 'name' })
    expect(guess({ ...at, name: 'name', siblings: ['sku', 'price'] })).toEqual(alone)
  })

  it('tells whose a thing is', () => {
    expect(guess({ ...at, name: 'billing_city' })?.role).toBe('billing')
    expect(guess({ ...at, name: 'billing_address' })?.role).toBe('billing')
    expect(['home_address', 'home_city', 'address', 'city'].map((name) => guess({ ...at, name })?.role)).toEqual(['', '', '', ''])
    expect(guess({ ...at, name: 'managerEmail' })?.role).toBe('manager')
    expect(guess({ ...at, name: 'user_email' })?.role).toBe('')
  })

  it('takes the form that the format asks for', () => {
    expect(guess({ ...at, name: 'startDate', shape: { kind: 'string', formats: ['date'] } })?.args).toEqual({
      as: 'day',
    })
    expect(guess({ ...at, name: 'startDate', shape: { kind: 'string', formats: ['date-time'] } })?.args).toEqual({
      as: 'instant',
    })
  })

  it('says when a length leaves only a code', () => {
    expect(guess({ ...at, name: 'country', shape: { kind: 'string', maxLength: 2 } })?.meaning).toBe(
      'place.countryCode',
    )
  })

  it('names the nearest meaning', () => {
    expect(isKnownMeaning('person.email')).toBe(true)
    expect(nearestMeaning('person.emial')).toBe('person.email')
    expect(nearestMeaning('zzzzzzzzzzzzzzzzzz')).toBeUndefined()
  })
})

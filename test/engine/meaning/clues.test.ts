import { describe, expect, it } from 'vitest'
import type { Hints, Shape } from '../../../src/engine/catalog/shape.ts'
import { guess } from '../../../src/engine/meaning/guess-meaning.ts'
import { wordsOf } from '../../../src/engine/meaning/words.ts'

function meant(
  name: string,
  more: { entity?: string; ancestors?: readonly string[]; shape?: Shape; hints?: Hints } = {},
): string | null {
  const found = guess({ name, ancestors: [], entity: 'x', shape: { kind: 'string' }, siblings: [], ...more })
  return found && found.confidence >= 0.5 ? found.meaning : null
}
const number: Shape = { kind: 'number' }

describe('words of a name', () => {
  it.each([
    ['Kundennummer', 'customer number'],
    ['rechnungsdatum', 'invoice date'],
    ['größe', 'size'],
    ['data_nascita', 'date birth'],
    ['data_source', 'data source'],
    ['fecha_nacimiento', 'date birth'],
    ['klantnummer', 'customer number'],
    ['externalIPs', 'external ips'],
    ['p4password', 'p4 password'],
    ['ersacount', 'ersa count'],
    ['discount', 'discount'],
    ['candidate', 'candidate'],
    ['atomicmass', 'atomic mass'],
  ])('%s → %s', (name, words) => {
    expect(wordsOf(name).join(' ')).toBe(words)
  })
})

describe('clues', () => {
  it.each([
    ['timeClose', 'time.closing'],
    ['codePostal', 'place.postalCode'],
    ['fecha_nacimiento', 'person.birthDate'],
    ['districtOrCounty', 'place.county'],
    ['loanOfficer', 'person.full'],
    ['claims_adjusters', 'person.full'],
    ['signedBy', 'person.full'],
    ['sortedBy', 'software.column'],
    ['groupedBy', null],
    ['taskManager', null],
    ['bookKeeping', null],
  ])('words in another order: %s', (name, meaning) => expect(meant(name)).toBe(meaning))

  it('an object says what its members are', () => {
    expect(meant('current', { ancestors: ['links'] })).toBe('internet.url')
    expect(meant('value', { ancestors: ['email'] })).toBe('person.email')
    expect(meant('groupName', { ancestors: ['links'] })).not.toBe('internet.url')
  })

  it('things that a number is named by are counted; in a text they are the things', () => {
    expect(meant('steps', { shape: number })).toBe('number.count')
    expect(meant('items_on_page', { shape: number })).toBe('number.count')
    expect(meant('radius', { shape: number })).not.toBe('number.count')
    expect(meant('followers')).toBeNull()
  })

  it('a bound of a thing is of its kind', () => {
    expect(meant('minStars', { shape: number })).toBe('number.stars')
  })

  it('examples show what a text is', () => {
    expect(meant('x1', { hints: { examples: ['6f9619ff-8b86-4011-b42d-00c04fc964ff'] } })).toBe('identifier.uuid')
    expect(meant('x1', { hints: { default: '2026-01-01T00:00:00Z' } })).toBe('time.past')
    expect(meant('x1', { hints: { examples: ['1.2.3', 'latest'] } })).toBeNull()
  })

  it('wrappers of an entity say nothing of it', () => {
    expect(meant('name', { entity: 'CreateUserRequest' })).toBe('person.full')
  })

  it('a number named by an end is no moment', () => {
    expect(meant('start', { shape: number })).toBeNull()
    expect(meant('blockedUntil', { shape: number })).toBe('period.end')
  })

  it('a code in a column of numbers has its digits', () => {
    const found = guess({
      name: 'security_code',
      ancestors: [],
      entity: 'card',
      shape: { kind: 'number', integer: true },
      siblings: [],
    })
    expect(found).toMatchObject({ meaning: 'number.id', args: { low: 100, high: 999 } })
  })

  it('endings tell the kind of thing behind anything', () => {
    expect(meant('paired_at')).toBe('time.past')
    expect(meant('administered_by')).toBe('person.full')
    expect(meant('sort_by')).not.toBe('person.full')
    expect(meant('number_of_engines', { shape: number })).toBe('number.count')
    expect(meant('weightStDev', { shape: number })).toBe('number.weight')
    expect(meant('nationalityName')).toBe('person.nationality')
    expect(meant('tokenName')).not.toBe('identifier.token')
  })

  it('a prefix that shortens the table is no word of the name', () => {
    expect(meant('ed_relationship', { entity: 'emp_dependents' })).toBe('person.relationship')
    expect(meant('subscriber_sex', { entity: 'insurance_data' })).toBe('person.sex')
  })

  it('a least quantity is no number of minutes', () => {
    expect(meant('quantity_min', { shape: number })).toBe('number.quantity')
    expect(meant('timeout_min', { shape: number })).toBe('number.minutes')
  })

  it('a description names the standard or the unit', () => {
    const said = (description: string, shape?: Shape): string | null => meant('x1', { hints: { description }, ...(shape ? { shape } : {}) })
    expect(said('Three-letter code as in ISO 4217.')).toBe('money.currency')
    expect(said('When it was seen, in RFC 3339.')).toBe('time.past')
    expect(said('How long it may take, in milliseconds.', number)).toBe('number.milliseconds')
    expect(said('The number of pets in the household.', number)).toBe('number.count')
    expect(said('Something else.')).toBeNull()
    expect(meant('email', { hints: { description: 'Not a UUID.' } })).toBe('person.email')
  })
})

describe('whose a head is', () => {
  it.each([
    ['Player', 'position', 'sport.position', undefined],
    ['Employee', 'position', 'person.jobTitle', undefined],
    ['Player', 'marketValue', 'money.playerValue', number],
    ['Property', 'listPrice', 'money.propertyPrice', number],
    ['Car', 'askingPrice', 'money.vehiclePrice', number],
    ['Recipe', 'instructions', 'food.step', undefined],
    ['Incident', 'title', 'text.incidentTitle', undefined],
    ['Shipment', 'pickupDate', 'period.shipped', undefined],
    ['Podcast', 'host', 'person.full', undefined],
    ['Server', 'host', 'internet.hostname', undefined],
  ])('%s.%s → %s', (entity, name, meaning, shape) => {
    expect(meant(name, { entity, ...(shape ? { shape } : {}) })).toBe(meaning)
  })
})

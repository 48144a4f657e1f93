import type { Clue } from './clue.ts'

const MEANINGS: { readonly [format: string]: string } = {
  email: 'person.email',
  'idn-email': 'person.email',
  uri: 'internet.url',
  url: 'internet.url',
  iri: 'internet.url',
  hostname: 'internet.domain',
  'idn-hostname': 'internet.domain',
  ipv4: 'internet.ipv4',
  ipv6: 'internet.ipv6',
  uuid: 'identifier.uuid',
  date: 'time.past',
  'date-time': 'time.past',
  'iso-date-time': 'time.past',
}
/** Formats of OpenAPI and of common habit that no judge asserts. */
const HABITS: { readonly [format: string]: string } = {
  phone: 'phone.number',
  'phone-number': 'phone.number',
  color: 'internet.hexColor',
  password: 'internet.password',
  ip: 'internet.ip',
  'credit-card': 'finance.cardNumber',
  iban: 'finance.iban',
  slug: 'text.slug',
  html: 'text.html',
  markdown: 'text.markdown',
  currency: 'money.currency',
  ulid: 'identifier.ulid',
  'object-id': 'identifier.objectId',
  objectid: 'identifier.objectId',
  jwt: 'identifier.jwt',
  semver: 'identifier.semver',
  'mac-address': 'internet.mac',
  mac: 'internet.mac',
  timezone: 'place.timeZone',
  cron: 'time.cron',
}

/** What the format alone says: less than a name, more than nothing. */
export const formatClue: Clue = {
  id: 'format',
  read: ({ format, kind, clues }) => {
    if (kind === 'moment') {
      const isClock = clues.shape.kind === 'native' && clues.shape.native === 'time'
      return [
        {
          meaning: isClock ? 'time.clock' : 'time.past',
          confidence: 0.55,
          because: isClock ? 'a time of day' : 'a moment',
        },
      ]
    }
    if (format === undefined || kind !== 'string') return []
    const meaning = MEANINGS[format] ?? HABITS[format.toLowerCase()]
    return meaning === undefined ? [] : [{ meaning, confidence: 0.6, because: `format ${format}` }]
  },
}

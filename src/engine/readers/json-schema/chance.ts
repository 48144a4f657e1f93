import { isRecord, type Json } from '../../catalog/value.ts'
import type { SchemaObject } from './keywords.ts'
import type { Lowering, Scope } from './lowering.ts'

/** The faker method that makes what a method of chance 1.x does (chancejs.com, fakerjs.dev/api). */
const FAKER: { readonly [chance: string]: string | undefined } = {
  bool: 'datatype.boolean',
  character: 'string.alphanumeric',
  floating: 'number.float',
  integer: 'number.int',
  letter: 'string.alpha',
  natural: 'number.int',
  prime: 'number.int',
  string: 'string.sample',
  paragraph: 'lorem.paragraph',
  sentence: 'lorem.sentence',
  syllable: 'word.sample',
  word: 'lorem.word',
  age: 'number.int',
  birthday: 'date.birthdate',
  first: 'person.firstName',
  last: 'person.lastName',
  gender: 'person.sex',
  name: 'person.fullName',
  prefix: 'person.prefix',
  suffix: 'person.suffix',
  ssn: 'string.numeric',
  animal: 'animal.type',
  avatar: 'image.avatar',
  color: 'color.rgb',
  company: 'company.name',
  domain: 'internet.domainName',
  email: 'internet.email',
  hashtag: 'word.noun',
  ip: 'internet.ipv4',
  ipv6: 'internet.ipv6',
  mac_address: 'internet.mac',
  profession: 'person.jobTitle',
  tld: 'internet.domainSuffix',
  twitter: 'internet.username',
  url: 'internet.url',
  port: 'internet.port',
  locale: 'location.countryCode',
  address: 'location.streetAddress',
  altitude: 'number.float',
  areacode: 'string.numeric',
  city: 'location.city',
  coordinates: 'location.nearbyGPSCoordinate',
  country: 'location.country',
  county: 'location.county',
  latitude: 'location.latitude',
  longitude: 'location.longitude',
  phone: 'phone.number',
  postcode: 'location.zipCode',
  postal: 'location.zipCode',
  province: 'location.state',
  state: 'location.state',
  street: 'location.street',
  zip: 'location.zipCode',
  date: 'date.anytime',
  hour: 'number.int',
  minute: 'number.int',
  month: 'date.month',
  second: 'number.int',
  timestamp: 'number.int',
  timezone: 'location.timeZone',
  weekday: 'date.weekday',
  year: 'number.int',
  cc: 'finance.creditCardNumber',
  cc_type: 'finance.creditCardIssuer',
  currency: 'finance.currency',
  dollar: 'finance.amount',
  euro: 'finance.amount',
  exp: 'date.future',
  guid: 'string.uuid',
  hash: 'git.commitSha',
  iban: 'finance.iban',
  pickone: 'helpers.arrayElement',
  pickset: 'helpers.arrayElements',
  shuffle: 'helpers.shuffle',
  weighted: 'helpers.weightedArrayElement',
  dice: 'number.int',
  d6: 'number.int',
  d20: 'number.int',
}

/** json-schema-faker needs the chance library for `chance`; faker has what it does, so the author is told the method. */
export function reportChance(schema: SchemaObject, scope: Scope, lowering: Lowering): void {
  const method = methodOf(schema['chance'] ?? schema['x-chance'])
  if (method === undefined) return
  const faker = FAKER[method]
  lowering.report(
    'schema/chance',
    faker === undefined
      ? `\`chance: ${method}\` has no counterpart in faker; the value follows from its name and limits`
      : `\`chance: ${method}\` needs the chance library; \`faker: ${faker}\` does the same`,
    lowering.spanOf(schema, scope, 'chance'),
  )
}

function methodOf(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value
  return isRecord(value) ? Object.keys(value)[0] : undefined
}

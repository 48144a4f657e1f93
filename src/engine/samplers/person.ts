import type { Value } from '../catalog/value.ts'
import { below, bits, unit } from '../random/key.ts'
import { civil, isoDay } from '../time/instant.ts'
import { textOf, type Args } from './arguments.ts'
import { listOf } from './lists.ts'
import { texts } from './locale-tables.ts'
import { mailDomains } from './reserved.ts'
import { ageOf, birthDay, isWoman } from './person-life.ts'
import { familyOf, givenOf, pairOf, peopleOf, plainOf, type People } from './person-names.ts'
import type { Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'

const MARKS = ['.', '_', '.', '-']

type View = (pair: number, a: number, b: number) => Value

/** A view of a person. The pair of names fixes all that must be distinct; the key fixes the rest. */
function view(id: string, make: (people: People, context: SamplerContext, args: Args) => View, distinct = false): Sampler {
  const sampler: Sampler = {
    id,
    make: (args, context) => {
      const people = peopleOf(context.locale)
      const show = make(people, context, args)
      return (a, b) => show(pairOf(people, a, b), a, b)
    },
  }
  if (!distinct) return sampler
  return {
    ...sampler,
    unique: {
      size: (_, context) => peopleOf(context.locale).size * SUFFIXES,
      at: (ordinal, args, context) => {
        const people = peopleOf(context.locale)
        const pair = ordinal % people.size
        const round = Math.floor(ordinal / people.size)
        const text = String(make(people, context, { ...args, plain: true })(pair, pair, 0x5eed))
        return round === 0 ? text : suffixed(text, round)
      },
    },
  }
}

const SUFFIXES = 1_000_000

/** No natural value ends in `+n` or `~n`. */
function suffixed(text: string, round: number): string {
  const at = text.indexOf('@')
  return at < 0 ? `${text}_${round}x` : `${text.slice(0, at)}+${round}${text.slice(at)}`
}

/** The local part: both names, a mark between, sometimes the year of birth. */
function local(people: People, pair: number, mark: string): string {
  return plainOf(people, pair).join(mark)
}

function full(people: People): View {
  const { between, familyFirst } = people
  return (pair) => (familyFirst ? `${familyOf(people, pair)}${between}${givenOf(people, pair)}`
    : `${givenOf(people, pair)}${between}${familyOf(people, pair)}`)
}

function yearTail(a: number, b: number, now: number): string {
  const year = civil(birthDay(a, b, now)).year % 100
  return year < 10 ? `0${year}` : String(year)
}

export const PERSON: readonly Sampler[] = [
  view('person.given', (people) => (pair) => givenOf(people, pair)),
  view('person.family', (people) => (pair) => familyOf(people, pair)),
  view('person.full', full, true),
  view('person.formal', (people) => (pair) => `${familyOf(people, pair)}, ${givenOf(people, pair)}`),
  view('person.middle', (people) => (pair, a, b) => {
    const n = people.women < 0 ? people.given.length : isWoman(people, pair, a, b) ? people.women : people.given.length - people.women
    const from = people.women < 0 || isWoman(people, pair, a, b) ? 0 : people.women
    return people.given[from + below(a, b, 13, Math.max(1, n))] as string
  }),
  view('person.initials', (people) => (pair) =>
    `${givenOf(people, pair).charAt(0)}${familyOf(people, pair).charAt(0)}`.toUpperCase()),
  view('person.middleInitial', () => (_, a, b) => 'ABCDEFGHJKLMNPRSTVW'.charAt(below(a, b, 14, 19))),
  view('person.nickname', (people) => (pair) => givenOf(people, pair)),
  view('person.displayName', (people) => (pair, a, b) =>
    (unit(a, b, 15) < 0.6 ? full(people)(pair, a, b) : `${givenOf(people, pair)} ${familyOf(people, pair).charAt(0)}.`)),
  view('person.email', (people, context, args) => {
    const { now } = context
    const domains = mailDomains(context)
    const domain = textOf(args, 'domain', '')
    const plain = args['plain'] === true
    return (pair, a, b) => {
      const name = local(people, pair, plain ? '.' : (MARKS[below(a, b, 16, 4)] as string))
      const tail = plain || unit(a, b, 17) > 0.35 ? '' : yearTail(a, b, now)
      return `${name}${tail}@${domain === '' ? (domains[plain ? pair % domains.length : below(a, b, 18, domains.length)] as string) : domain}`
    }
  }, true),
  // Another mailbox of the same person: given name and year of birth.
  view('person.otherEmail', (people, context) => {
    const domains = mailDomains(context)
    return (pair, a, b) => {
      const [first, last] = plainOf(people, pair)
      return `${first}${last.charAt(0)}${yearTail(a, b, context.now)}@${domains[below(a, b, 31, domains.length)] as string}`
    }
  }),
  view('person.username', (people, { now }, args) => {
    const plain = args['plain'] === true
    return (pair, a, b) => {
      const u = plain ? 0.1 : unit(a, b, 19)
      if (u < 0.4) return local(people, pair, plain ? '_' : (MARKS[below(a, b, 20, 2)] as string))
      if (u < 0.7) return `${local(people, pair, '_')}${yearTail(a, b, now)}`
      const [first, last] = plainOf(people, pair)
      return u < 0.85 ? `${first.charAt(0)}${last}${yearTail(a, b, now)}` : `${first}${below(a, b, 21, 990) + 10}`
    }
  }, true),
  view('person.birthDate', (_, { now }, args) => {
    const instants = textOf(args, 'as', 'day') === 'instant'
    return (_pair, a, b) => isoDay(birthDay(a, b, now) * 86400000) + (instants ? 'T00:00:00.000Z' : '')
  }),
  view('person.birthYear', (_, { now }, args) => {
    const text = args['as'] === 'text'
    return (_pair, a, b) => (text ? String(civil(birthDay(a, b, now)).year) : civil(birthDay(a, b, now)).year)
  }),
  view('person.age', (_, { now }, args) => {
    const text = args['as'] === 'text'
    return (_pair, a, b) => (text ? String(ageOf(a, b, now)) : ageOf(a, b, now))
  }),
  view('person.sex', (people, _, args) => {
    const [female = 'female', male = 'male'] = textOf(args, 'words', 'female,male').split(',')
    return (pair, a, b) => (isWoman(people, pair, a, b) ? female : male)
  }),
  view('person.prefix', (people, { locale }) => {
    // faker has English ones, or none, where the language has its own.
    const own = (english: string): readonly string[] => [localTerm(locale, english)].filter((one) => one !== english)
    const women = orElse(own('honorifics: Ms.'), texts(locale, 'person', 'prefix', 'female'), texts(locale, 'person', 'prefix', 'generic'), ['Ms.', 'Mrs.', 'Dr.'])
    const men = orElse(own('honorifics: Mr.'), texts(locale, 'person', 'prefix', 'male'), texts(locale, 'person', 'prefix', 'generic'), ['Mr.', 'Dr.'])
    return (pair, a, b) => {
      const list = isWoman(people, pair, a, b) ? women : men
      return list[below(a, b, 22, list.length)] as string
    }
  }),
  // The form for women follows a bar where the language has one.
  view('person.doctorTitle', (people, { locale }) => {
    const [man = '', woman = man] = localTerm(locale, 'Dr.').split('|')
    return (pair, a, b) => (isWoman(people, pair, a, b) ? woman : man)
  }),
  view('person.suffix', () => (_, a, b) => listOf('nameSuffixes')[below(a, b, 23, listOf('nameSuffixes').length)] as string),
  view('person.avatar', () => (_, a, b) => `https://avatars.example.com/${hex(bits(a, b, 25))}.png`),
  // No number of the Social Security begins with 9, and none of the tax office's goes on with 0 to 4.
  view('person.ssn', () => (_, a, b) => `9${digits(a, b, 26, 2)}-${below(a, b, 28, 5)}${digits(a, b, 29, 1)}-${digits(a, b, 30, 4)}`),
]

function orElse(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? ['']
}

const hex = (n: number): string => (n >>> 0).toString(16).padStart(8, '0')

function digits(a: number, b: number, n: number, count: number): string {
  let text = ''
  for (let i = 0; i < count; i++) text += String(below(a, b, n + i, 10))
  return text
}

import type { Faker, SimpleFaker } from '@faker-js/faker'
import { Special, type Value } from '../catalog/value.ts'
import { unit53 } from '../random/key.ts'
import { isoInstant } from '../time/instant.ts'
import renamed from './data/faker-renamed.json' with { type: 'json' }
import type { Sample } from './sampler.ts'

/** Modules whose methods draw from the randomizer alone. */
const MODULES = new Set(('airline animal book color commerce company database datatype date finance food git hacker helpers image internet location '
  + 'lorem music number person phone science string system vehicle word').split(' '))
/** Trigonometry, and methods that touch the instance. */
const DENIED = new Set(['location.nearbyGPSCoordinate', 'number.bigInt', 'color.toString'])
/** Methods that complain on the console. */
const DEPRECATED = new Set(['image.urlLoremFlickr'])
const MOST_DEEP = 6

/**
 * faker's methods by dotted name. One instance per locale; its randomizer is our keyed stream, re-keyed per value, and
 * its reference date is the plan's `now`, so that no clock and no shared sequence enters.
 */
export function fakerMethods(faker: Faker): (method: string, args: Value | undefined, now?: number) => Sample | undefined {
  const stream = { a: 0, b: 0, n: 0 }
  const randomizer = {
    next: () => unit53(stream.a, stream.b, stream.n++),
    seed: () => undefined,
  }
  const Maker = faker.constructor as new (options: { locale: unknown; randomizer: typeof randomizer }) => Faker
  let keyed: Faker | undefined
  return (asked, args, now = 0) => {
    const method = currentName(asked)
    const [module = '', name = ''] = method.split('.')
    if (!MODULES.has(module) || DENIED.has(method) || method.split('.').length !== 2) return undefined
    keyed ??= new Maker({ locale: [faker.rawDefinitions], randomizer })
    const owner = (keyed as unknown as { [module: string]: { [name: string]: unknown } | undefined })[module]
    const make = owner?.[name]
    if (!owner || typeof make !== 'function') return undefined
    const given = Array.isArray(args) ? args : args === undefined ? [] : [args]
    const own = keyed as SimpleFaker
    return (a, b) => {
      stream.a = a
      stream.b = b
      stream.n = 0
      own.setDefaultRefDate(now)
      return safe(attempt(() => (make as (...given: readonly unknown[]) => unknown).apply(owner, given)), 0)
    }
  }
}

/** Names of the methods that make a text, number or flag without being given anything, sorted. */
export function methodNames(faker: Faker): readonly string[] {
  const make = fakerMethods(faker)
  // The build leaves a locale's own instance bare; a new one has all modules.
  const whole = new (faker.constructor as new (options: { locale: unknown }) => Faker)({ locale: [faker.rawDefinitions] })
  const out: string[] = []
  for (const module of MODULES) {
    if (module === 'helpers') continue
    const owner: unknown = (whole as unknown as { readonly [module: string]: unknown })[module]
    for (let at = owner; typeof at === 'object' && at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
      for (const name of Object.getOwnPropertyNames(at)) {
        const method = `${module}.${name}`
        const sample = name === 'constructor' || name.startsWith('_') || DEPRECATED.has(method) ? undefined : make(method, undefined)
        if (sample && ['string', 'number', 'boolean'].includes(typeof sample(1, 2))) out.push(method)
      }
    }
  }
  return [...new Set(out)].sort()
}

/** Schemas in the wild name methods as faker 5 to 9 did. */
function currentName(method: string): string {
  const known = (renamed.methods as { readonly [old: string]: string | undefined })[method]
  if (known !== undefined) return known
  const [module = '', ...rest] = method.split('.')
  const moved = (renamed.modules as { readonly [old: string]: string | undefined })[module]
  return moved === undefined ? method : [moved, ...rest].join('.')
}

/** faker throws on arguments it cannot use; the value is then null, and the caller says so. */
function attempt(make: () => unknown): unknown {
  try {
    return make()
  } catch {
    return null
  }
}

function safe(value: unknown, depth: number): Value {
  if (depth > MOST_DEEP || value === undefined || value === null) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'bigint') return new Special('bigint', String(value))
  if (Array.isArray(value)) return value.map((one) => safe(one, depth + 1))
  if (typeof value !== 'object') return null
  const moment = value as { toISOString?: () => string; getTime?: () => number }
  if (typeof moment.getTime === 'function') return isoInstant(moment.getTime())
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, safe(one, depth + 1)]))
}

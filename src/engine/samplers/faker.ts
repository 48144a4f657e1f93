import { Special, type Value } from '../catalog/value.ts'
import { textOf, type Args } from './arguments.ts'
import { FINANCE } from './finance.ts'
import { INTERNET } from './internet.ts'
import { PERSON } from './person.ts'
import { PHONE } from './phone.ts'
import { reservedDomain, withReserved } from './reserved.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'

/** Any faker method by name, with the arguments it takes, turned into the type asked for; our key is its randomness. */
export const FAKER: readonly Sampler[] = [
  {
    id: 'faker',
    make: (args, context) => {
      const method = textOf(args, 'method', '')
      const made = context.locale.faker?.(method, args['args'], context.now)
      if (!made) return () => null
      const sample = context.unreserved === true ? made : safely(method, made, args, context)
      const as = textOf(args, 'as', 'any')
      return as === 'any' ? sample : (a, b) => cast(sample(a, b), as)
    },
  },
]

/** Faker's domains, telephone, card and IP numbers are somebody's: ones that nobody has stand for them. */
function safely(method: string, made: Sample, args: Args, context: SamplerContext): Sample {
  const replaced = ownSample(method, context)
  if (replaced) return replaced
  if (method === 'helpers.fake' || method === 'helpers.mustache') return safeTemplate(method, args, context) ?? made
  const change = method.startsWith('internet.domain') && method !== 'internet.domainWord' ? reservedDomain : withReserved
  return (a, b) => {
    const value = made(a, b)
    return typeof value === 'string' ? change(value) : value
  }
}

/** A template of faker's whose unsafe methods are ours. */
function safeTemplate(method: string, args: Args, context: SamplerContext): Sample | undefined {
  const given = args['args']
  const [template, ...rest]: readonly Value[] = Array.isArray(given) ? given : [given ?? '']
  if (typeof template !== 'string') return undefined
  return (a, b) => {
    const text = template.replace(/\{\{\s*([a-zA-Z]+\.[a-zA-Z0-9]+)\s*(?:\([^)]*\))?\s*\}\}/g, (whole, name: string) => {
      const own = ownSample(name, context)?.(a, b)
      return typeof own === 'string' ? own : whole
    })
    const value = context.locale.faker?.(method, [text, ...rest], context.now)?.(a, b) ?? null
    return typeof value === 'string' ? withReserved(value) : value
  }
}

function ownSample(method: string, context: SamplerContext): Sample | undefined {
  const own = Object.hasOwn(OWN, method) ? OWN[method] : undefined
  return own === undefined ? undefined : OWN_SAMPLERS.find((one) => one.id === own)?.make({}, context)
}

/** Methods whose values are free of any argument's doing but their form. */
const OWN: { readonly [method: string]: string } = {
  'internet.ip': 'internet.ip', 'internet.ipv4': 'internet.ipv4', 'internet.ipv6': 'internet.ipv6', 'internet.mac': 'internet.mac',
  'phone.number': 'phone.number', 'phone.phoneNumber': 'phone.number', 'phone.imei': 'phone.imei',
  'finance.creditCardNumber': 'finance.cardNumber', 'image.avatar': 'person.avatar', 'image.avatarGitHub': 'person.avatar', 'image.personPortrait': 'person.avatar',
}
const OWN_SAMPLERS: readonly Sampler[] = [...INTERNET, ...PHONE, ...FINANCE, ...PERSON]

function cast(value: Value, as: string): Value {
  if (value === null) return null
  switch (as) {
    case 'string':
      return textFrom(value)
    case 'date':
      return textFrom(value).slice(0, 10)
    case 'number':
      return Number(textFrom(value))
    case 'integer':
      return Math.floor(Number(textFrom(value)))
    case 'boolean':
      return Boolean(value)
    default:
      return value
  }
}

function textFrom(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Special) return value.text
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

import { Special, type Value } from '../catalog/value.ts'
import { textOf } from './arguments.ts'
import { INTERNET } from './internet.ts'
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
      const sample = context.unreserved === true ? made : safely(method, made, context)
      const as = textOf(args, 'as', 'any')
      return as === 'any' ? sample : (a, b) => cast(sample(a, b), as)
    },
  },
]

/** Faker's domains, telephone numbers and IP addresses are somebody's: reserved ones stand for them. */
function safely(method: string, made: Sample, context: SamplerContext): Sample {
  const own = OWN[method]
  const replaced = own === undefined ? undefined : OWN_SAMPLERS.find((one) => one.id === own)?.make({}, context)
  if (replaced) return replaced
  if (method.startsWith('image.')) return made
  const change = method.startsWith('internet.domain') && method !== 'internet.domainWord' ? reservedDomain : withReserved
  return (a, b) => {
    const value = made(a, b)
    return typeof value === 'string' ? change(value) : value
  }
}

/** Methods whose values are free of any argument's doing but their form. */
const OWN: { readonly [method: string]: string } = {
  'internet.ip': 'internet.ip', 'internet.ipv4': 'internet.ipv4', 'internet.ipv6': 'internet.ipv6', 'phone.number': 'phone.number', 'phone.phoneNumber': 'phone.number',
}
const OWN_SAMPLERS: readonly Sampler[] = [...INTERNET, ...PHONE]

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

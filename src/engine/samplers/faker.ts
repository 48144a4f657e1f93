import { Special, type Value } from '../catalog/value.ts'
import { textOf } from './arguments.ts'
import type { Sampler } from './sampler.ts'

/** Any faker method by name, with the arguments it takes, turned into the type asked for; our key is its randomness. */
export const FAKER: readonly Sampler[] = [
  {
    id: 'faker',
    make: (args, { locale, now }) => {
      const sample = locale.faker?.(textOf(args, 'method', ''), args['args'], now)
      if (!sample) return () => null
      const as = textOf(args, 'as', 'any')
      return as === 'any' ? sample : (a, b) => cast(sample(a, b), as)
    },
  },
]

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

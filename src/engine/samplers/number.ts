import { unit, unit53 } from '../random/key.ts'
import { exp, ln, normalInverse } from '../random/math.ts'
import { numberOf, textOf, type Args } from './arguments.ts'
import { inHomeMoney } from './currencies.ts'
import type { Sample, Sampler } from './sampler.ts'

/**
 * `low` and `high`: where values usually lie; `minimum` and `maximum`: what is allowed. The usual range gives way when
 * the allowed one leaves nothing, or nearly nothing, of it.
 */
function range(args: Args, step: number): { first: number; count: number } {
  const minimum = numberOf(args, 'minimum', -Infinity)
  const maximum = numberOf(args, 'maximum', Infinity)
  let low = Math.max(numberOf(args, 'low', Math.max(0, minimum === -Infinity ? 0 : minimum)), minimum)
  let high = Math.min(numberOf(args, 'high', low + 1000), maximum)
  if (high < low) {
    low = minimum === -Infinity ? Math.min(0, maximum) : minimum
    high = maximum === Infinity ? low + 1000 : maximum
  }
  const first = Math.ceil(low / step - 1e-9)
  return { first, count: Math.max(1, Math.floor(high / step + 1e-9) - first + 1) }
}

/** A place in [0, 1) by the distribution `args.distribution`: flat, or dense at the low end, the middle or the high end. */
function position(args: Args): (a: number, b: number) => number {
  switch (textOf(args, 'distribution', 'uniform')) {
    case 'low': return (a, b) => {
      const u = unit53(a, b, 0)
      return u * u * u
    }
    case 'high': return (a, b) => {
      const u = unit53(a, b, 0)
      return 1 - u * u * u - 1e-12
    }
    case 'normal': return (a, b) => Math.min(0.999999999, Math.max(0, 0.5 + normalInverse(unit53(a, b, 0)) / 6))
    default: return (a, b) => unit53(a, b, 0)
  }
}

function lattice(args: Args, step: number, decimals: number): Sample {
  const { first, count } = range(args, step)
  const scale = tenTo(decimals)
  const steps = Math.round(step * scale)
  const finish = (k: number): number => (decimals === 0 ? (first + k) * step : ((first + k) * steps) / scale)
  if (args['distribution'] === 'log' && first > 0) {
    const bottom = ln(first)
    const top = ln(first + count - 1)
    return (a, b) => finish(Math.min(count - 1, Math.floor(exp(bottom + (top - bottom) * unit53(a, b, 0)) - first + 0.5)))
  }
  const at = position(args)
  return (a, b) => finish(Math.min(count - 1, Math.floor(at(a, b) * count)))
}

function tenTo(n: number): number {
  let scale = 1
  for (let i = 0; i < n; i++) scale *= 10
  return scale
}

/** Wraps a number sampler so that it gives text, with `decimals` digits. */
export function asText(sample: Sample, decimals: number): Sample {
  return (a, b) => {
    const value = sample(a, b)
    return typeof value === 'number' ? fixed(value, decimals) : value
  }
}

/** `value` with exactly `decimals` digits after the point. */
export function fixed(value: number, decimals: number): string {
  if (decimals === 0) return String(Math.round(value))
  const scale = tenTo(decimals)
  const whole = Math.round(Math.abs(value) * scale)
  const text = `${Math.floor(whole / scale)}.${String(whole % scale).padStart(decimals, '0')}`
  return value < 0 ? `-${text}` : text
}

export const NUMBER: readonly Sampler[] = [
  {
    id: 'number.integer',
    make: (given, { locale }) => {
      const args = inHomeMoney(given, locale)
      const step = Math.max(1, numberOf(args, 'multipleOf', 1))
      const sample = lattice(args, step, 0)
      return args['as'] === 'text' ? asText(sample, 0) : sample
    },
    unique: {
      size: (args) => range(args, Math.max(1, numberOf(args, 'multipleOf', 1))).count,
      at: (ordinal, args) => {
        const step = Math.max(1, numberOf(args, 'multipleOf', 1))
        return (range(args, step).first + ordinal) * step
      },
    },
  },
  {
    id: 'number.decimal',
    make: (given, { locale }) => {
      const args = inHomeMoney(given, locale)
      const decimals = Math.min(12, numberOf(args, 'decimals', 2))
      const sample = lattice(args, numberOf(args, 'multipleOf', 1 / tenTo(decimals)), decimals)
      return args['as'] === 'text' ? asText(sample, decimals) : sample
    },
  },
  { id: 'boolean.rate', make: (args) => {
    const rate = numberOf(args, 'rate', 0.5)
    if (args['as'] === 'number') return (a, b) => (unit(a, b, 0) < rate ? 1 : 0)
    if (args['as'] === 'letter') return (a, b) => (unit(a, b, 0) < rate ? 'Y' : 'N')
    if (args['as'] === 'text') return (a, b) => (unit(a, b, 0) < rate ? 'true' : 'false')
    return (a, b) => unit(a, b, 0) < rate
  } },
]

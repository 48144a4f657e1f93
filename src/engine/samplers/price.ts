import { below, unit } from '../random/key.ts'
import { exp, ln, normalInverse } from '../random/math.ts'
import { numberOf, type Args } from './arguments.ts'
import { digitsOf, homeCurrency, inHomeMoney, taxRatesOf, worthOf } from './currencies.ts'
import type { LocaleTables, Sample, Sampler } from './sampler.ts'
import { asText } from './number.ts'

/** How prices of a size end: a function of the amount and its key. */
export type Ending = (amount: number, a: number, b: number) => number

/** Prices end in .99, .95, .50 or .00; in currencies of small units in 80, 00 or 50. */
export function endingOf(args: Args, locale: LocaleTables): Ending {
  const code = homeCurrency(locale)
  const worth = worthOf(code)
  if (worth >= 20 && numberOf(args, 'maximum', Infinity) >= 100 * worth)
    return smallUnits(worth >= 1000 ? 1000 : worth >= 100 ? 10 : 1)
  if (args['whole'] === true || digitsOf(code) === 0) return (amount) => Math.max(1, Math.floor(amount))
  return cents
}

function cents(amount: number, a: number, b: number): number {
  const units = Math.max(1, Math.floor(amount))
  const ending = unit(a, b, 1)
  if (ending < 0.36) return (units * 100 + 99) / 100
  if (ending < 0.46) return (units * 100 + 95) / 100
  if (ending < 0.53) return (units * 100 + 49) / 100
  if (ending < 0.6) return (units * 100 + 50) / 100
  if (ending < 0.7) return units
  return (units * 100 + below(a, b, 2, 100)) / 100
}

/** Two leading digits, then 80 or 00 of the smallest usual unit: 1,980 yen, 24,800. */
function smallUnits(smallest: number): Ending {
  return (amount, a, b) => {
    let step = smallest
    while (amount / step >= 100) step *= 10
    const rounded = Math.max(smallest, Math.round(amount / step) * step)
    if (unit(a, b, 1) < 0.4 || rounded < step * 2) return rounded
    return rounded - step / (step >= 10 * smallest || smallest > 1 ? 5 : 1)
  }
}

/** Prices: log-normal between `low` and `high`. */
function price(given: Args, locale: LocaleTables): Sample {
  const args = inHomeMoney({ ...given, money: true }, locale)
  const low = Math.max(0.01, numberOf(args, 'low', 3))
  const bottom = ln(low)
  const width = ln(numberOf(args, 'high', 900)) - bottom
  const end = endingOf(given, locale)
  return (a, b) => {
    const z = Math.min(1, Math.max(0, 0.45 + normalInverse(unit(a, b, 0)) / 5.5))
    return end(exp(bottom + width * z), a, b)
  }
}

export const PRICE: readonly Sampler[] = [
  {
    id: 'number.price',
    make: (args, { locale }) => {
      const sample = price(args, locale)
      return args['as'] === 'text'
        ? asText(sample, args['whole'] === true ? 0 : digitsOf(homeCurrency(locale)))
        : sample
    },
  },
  {
    // In percent, unless the field holds a share.
    id: 'money.taxRate',
    make: (args, { locale }) => {
      const rates = taxRatesOf(locale)
      const scale = numberOf(args, 'maximum', 100) <= 1 ? 1 : 100
      const value = (a: number, b: number): number =>
        Math.round((rates[below(a, b, 0, rates.length)] as number) * scale * 10000) / 10000
      return args['as'] === 'text' ? (a, b) => String(value(a, b)) : value
    },
  },
]

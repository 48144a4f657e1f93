import { numberOf, type Args } from './arguments.ts'
import table from './data/currencies.json' with { type: 'json' }
import { homeOf, homeRow } from './place-tables.ts'
import type { LocaleTables } from './sampler.ts'

const DIGITS: { readonly [code: string]: number } = table.digits
const WORTH: { readonly [code: string]: number } = table.worth

/** Digits after the point of amounts in a currency (ISO 4217). */
export function digitsOf(code: string): number {
  return DIGITS[code] ?? 2
}

/** Usual rates of tax on what is sold in the locale's own country. */
export function taxRatesOf(locale: LocaleTables): readonly number[] {
  const rates: { readonly [country: string]: readonly number[] } = table.tax
  return rates[homeOf(locale)] ?? [0.05, 0.1, 0.2]
}

/** How many units buy about what a dollar buys. */
export function worthOf(code: string): number {
  return WORTH[code] ?? 1
}

/** The currency of the locale's own country: the one that amounts are in where nothing else is said. */
export function homeCurrency(locale: LocaleTables): string {
  return homeRow(locale)?.currency ?? 'USD'
}

/** Usual amounts in dollars → in the locale's own currency, where the field's limits leave room for them. */
export function inHomeMoney(args: Args, locale: LocaleTables): Args {
  const code = homeCurrency(locale)
  const worth = worthOf(code)
  const [low, high] = [numberOf(args, 'low', 0) * worth, numberOf(args, 'high', 1000) * worth]
  if (args['money'] !== true || worth === 1 || numberOf(args, 'maximum', Infinity) < high) return args
  const step = numberOf(args, 'multipleOf', 0)
  return {
    ...args,
    low,
    high,
    ...(step >= 1 ? { multipleOf: step * worth } : {}),
    // A currency without cents, in a field that has room for them.
    ...(digitsOf(code) === 0 ? { decimals: 0, whole: true, ...(step > 0 && step < 1 ? { multipleOf: 1 } : {}) } : {}),
  }
}

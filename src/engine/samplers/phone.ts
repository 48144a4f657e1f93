import { below } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { texts } from './locale-tables.ts'
import { masked } from './mask.ts'
import { homeOf } from './place-tables.ts'
import type { PhonePlan, Sampler, SamplerContext } from './sampler.ts'

/** Where no tables were loaded. */
const AMERICAN: PhonePlan = { dial: '1', trunk: '', national: ['(212) 555-01##'] }

/** Numbers that nobody has, of the locale's country (`data/phones.json`); American ones where that is none. */
function forms(context: SamplerContext, kind: 'national' | 'international'): readonly string[] {
  if (context.unreserved === true) {
    const free = texts(context.locale, 'phone_number', 'format', kind).map((one) => one.replace(/\+/g, '{+}'))
    if (free.length > 0) return free
  }
  const { phones } = context.locale
  const plan = phones?.[homeOf(context.locale)] ?? phones?.['US'] ?? AMERICAN
  return kind === 'national' ? plan.national : plan.national.map((mask) => international(mask, plan))
}

function international(mask: string, { dial, trunk }: PhonePlan): string {
  const digits = mask.replace(/[()]/g, '').replace(/[-/]/g, ' ')
  return `{+${dial}} ${digits.startsWith(trunk) ? digits.slice(trunk.length).trimStart() : digits}`
}

export const PHONE: readonly Sampler[] = [
  {
    // `args.form`: national, international or digits (E.164).
    id: 'phone.number',
    make: (args, context) => {
      const form = textOf(args, 'form', 'national')
      const masks = forms(context, form === 'national' ? 'national' : 'international').map(masked)
      const e164 = form === 'digits'
      return (a, b) => {
        const text = (masks[below(a, b, 0, masks.length)] as (a: number, b: number, n: number) => string)(a, b, 1)
        return e164 ? `+${text.replace(/\D/g, '')}` : text
      }
    },
  },
  { id: 'phone.extension', make: () => (a, b) => String(below(a, b, 0, 900) + 100) },
  { id: 'phone.imei', make: () => (a, b) => imei(a, b) },
]

/** IMEI with the test reporting body 00 and a right Luhn digit. */
function imei(a: number, b: number): string {
  let digits = '00440'
  for (let i = digits.length; i < 14; i++) digits += String(below(a, b, i, 10))
  return digits + String(luhnDigit(digits))
}

/** The digit that makes `digits` pass the Luhn test. */
export function luhnDigit(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    let d = digits.charCodeAt(digits.length - 1 - i) - 48
    if (i % 2 === 0) {
      d *= 2
      if (d > 9) d -= 9
    }
    sum += d
  }
  return (10 - (sum % 10)) % 10
}

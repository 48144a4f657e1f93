import { below, unit } from '../random/key.ts'
import { numberOf } from './arguments.ts'
import tests from './data/lab-tests.json' with { type: 'json' }
import type { Sampler, SamplerContext } from './sampler.ts'
import { localTerm } from './texts-of-kind.ts'

interface Test {
  readonly name: string
  readonly unit: string
  readonly low: number
  readonly high: number
  readonly decimals: number
  readonly loinc: string
}

const TESTS: readonly Test[] = tests.tests.map((line) => {
  const [name = '', of = '', low = '', high = '', decimals = '', loinc = ''] = line.split('|')
  return { name, unit: of, low: Number(low), high: Number(high), decimals: Number(decimals), loinc }
})

const testOf = (a: number, b: number): Test => TESTS[below(a, b, 0, TESTS.length)] as Test

/** Mostly within the range, now and then a little beside it. */
function valueOf(a: number, b: number): number {
  const { low, high, decimals } = testOf(a, b)
  const u = unit(a, b, 1)
  const width = high - low
  const v = unit(a, b, 2)
  const value =
    u < 0.8
      ? low + width * (0.08 + 0.84 * v)
      : u < 0.93
        ? high + width * (0.05 + 0.4 * v)
        : low - Math.min(low, width) * (0.05 + 0.25 * v)
  const scale = decimals === 0 ? 1 : decimals === 1 ? 10 : 100
  return Math.round(value * scale) / scale
}

function flagOf(a: number, b: number): 'normal' | 'high' | 'low' {
  const { low, high } = testOf(a, b)
  const value = valueOf(a, b)
  return value > high ? 'high' : value < low ? 'low' : 'normal'
}

type Show = (a: number, b: number, context: SamplerContext) => string | number | boolean

const SHOWN: { readonly [id: string]: Show } = {
  'lab.test': (a, b, { locale }) => localTerm(locale, testOf(a, b).name),
  'lab.unit': (a, b) => testOf(a, b).unit,
  'lab.range': (a, b) => `${testOf(a, b).low} - ${testOf(a, b).high}`,
  'lab.low': (a, b) => testOf(a, b).low,
  'lab.high': (a, b) => testOf(a, b).high,
  'lab.value': valueOf,
  'lab.flag': flagOf,
  'lab.abnormal': (a, b) => flagOf(a, b) !== 'normal',
  'lab.loinc': (a, b) => testOf(a, b).loinc,
}

/** Views of one laboratory result: the value has its test's unit, and the flag says where it lies in the range. */
export const LAB: readonly Sampler[] = Object.entries(SHOWN).map(([id, show]) => ({
  id,
  make: (args, context) => {
    const whole = numberOf(args, 'decimals', 1) === 0
    return (a, b) => {
      const value = show(a, b, context)
      return args['as'] === 'text' ? String(value) : typeof value === 'number' && whole ? Math.round(value) : value
    }
  },
}))

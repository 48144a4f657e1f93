import { unit } from '../random/key.ts'
import { exp, normalInverse } from '../random/math.ts'
import { numberOf, type Args } from './arguments.ts'
import { ageOf, isWoman } from './person-life.ts'
import { pairOf, peopleOf } from './person-names.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'

/** A person's body as one key has it: sizes follow from sex, weight from height, blood pressure from age. */
interface Body {
  readonly a: number
  readonly b: number
  readonly woman: boolean
  readonly age: number
}

const normal = ({ a, b }: Body, n: number): number => Math.max(-2.6, Math.min(2.6, normalInverse(unit(a, b, n))))
const tenths = (value: number): number => Math.round(value * 10) / 10

const heightOf = (body: Body): number => Math.round((body.woman ? 165 : 178.5) + normal(body, 60) * 6.6)

/** Most people weigh a little more than their doctor likes. */
function weightOf(body: Body): number {
  const metres = heightOf(body) / 100
  return tenths(25.2 * exp(normal(body, 61) * 0.15) * metres * metres)
}

function bmiOf(body: Body): number {
  const metres = heightOf(body) / 100
  return tenths(weightOf(body) / (metres * metres))
}
const systolicOf = (body: Body): number => Math.round(103 + body.age * 0.36 + normal(body, 62) * 9)
const diastolicOf = (body: Body): number => Math.round(34 + systolicOf(body) * 0.34 + normal(body, 63) * 4)

const MEASURES: { readonly [id: string]: (body: Body, args: Args) => number | string | boolean } = {
  'body.height': (body, args) =>
    args['unit'] === 'm'
      ? heightOf(body) / 100
      : args['unit'] === 'in'
        ? Math.round(heightOf(body) / 2.54)
        : heightOf(body),
  'body.weight': (body, args) => {
    const weight = args['unit'] === 'lb' ? weightOf(body) * 2.20462 : weightOf(body)
    return numberOf(args, 'decimals', 1) === 0 ? Math.round(weight) : tenths(weight)
  },
  'body.bmi': bmiOf,
  'body.systolic': systolicOf,
  'body.diastolic': diastolicOf,
  'body.bloodPressure': (body) => `${systolicOf(body)}/${diastolicOf(body)}`,
  'body.heartRate': (body) => Math.round(74 + normal(body, 64) * 9),
  'body.respiratoryRate': (body) => Math.round(15.5 + normal(body, 65) * 1.7),
  'body.oxygen': (body) => Math.round(Math.min(100, 97.6 + normal(body, 66) * 1.1)),
  'body.temperature': (body) => tenths(36.8 + normal(body, 67) * 0.3 + (unit(body.a, body.b, 68) < 0.08 ? 1.4 : 0)),
  'body.glucose': (body) => Math.round(96 * exp(normal(body, 69) * 0.16)),
  'body.pregnant': (body) => body.woman && body.age >= 18 && body.age <= 45 && unit(body.a, body.b, 70) < 0.12,
}

function measure(show: (body: Body, args: Args) => number | string | boolean) {
  return (args: Args, { locale, now }: SamplerContext): Sample => {
    const people = peopleOf(locale)
    const text = args['as'] === 'text'
    return (a, b) => {
      const value = show({ a, b, woman: isWoman(people, pairOf(people, a, b), a, b), age: ageOf(a, b, now) }, args)
      return text ? String(value) : value
    }
  }
}

/** Measures of a person, all of one body. */
export const BODY: readonly Sampler[] = Object.entries(MEASURES).map(([id, show]) => ({ id, make: measure(show) }))

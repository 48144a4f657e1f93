import type { Shape } from '../catalog/shape.ts'
import { countryOfText } from '../samplers/countries.ts'
import type { ViewField, ViewPlan } from './coherence.ts'

/**
 * Constraints that name a place's country (`countryCode: {const: 'US'}`) hold for every view of that place: they get
 * the countries left in `args.countries`; a field whose texts are its own (`'USA'`) also gets them in `args.texts`,
 * by country code.
 */
export function narrowPlaces(fields: readonly ViewField[], plans: readonly ViewPlan[]): readonly ViewPlan[] {
  const left = new Map<string, string[]>()
  const texts = new Map<ViewPlan, { [code: string]: string }>()
  plans.forEach((plan, i) => {
    const field = fields[i]
    if (!plan.view || !field || !field.guess?.meaning.startsWith('place.country')) return
    const values = textsOf(field.shape, 0)
    if (!values || values.length === 0) return
    const byCode: { [code: string]: string } = {}
    for (const value of values) {
      const code = countryOfText(value)
      if (code !== undefined) byCode[code] ??= value
    }
    const codes = Object.keys(byCode).toSorted()
    if (codes.length === 0) return
    texts.set(plan, byCode)
    const key = `${plan.up}:${plan.role}`
    const before = left.get(key)
    left.set(key, before ? before.filter((code) => codes.includes(code)) : codes)
  })
  return plans.map((plan, i) => {
    const literal = isLiteral(fields[i]?.shape)
    const own = texts.get(plan)
    // A list with a text that is no known country stays a plain pick.
    if (plan.view && literal && !own) return { view: false, up: 0, role: '' }
    const countries = plan.view ? left.get(`${plan.up}:${plan.role}`) : undefined
    if (!countries || countries.length === 0) return plan
    return { ...plan, args: own ? { countries, texts: own } : { countries } }
  })
}

function isLiteral(shape: Shape | undefined): boolean {
  return shape?.kind === 'literal'
}

function textsOf(shape: Shape | undefined, depth: number): string[] | null {
  if (!shape || depth > 3) return null
  if (shape.kind === 'literal') {
    const out = shape.values.filter((value): value is string => typeof value === 'string')
    return out.length === shape.values.length ? out : null
  }
  return null
}

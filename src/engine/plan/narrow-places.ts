import type { Shape } from '../catalog/shape.ts'
import { countryOfText } from '../samplers/countries.ts'
import { NO_VIEW, type ViewField, type ViewPlan } from './view-plan.ts'

/** Most countries a list may name and still narrow its place; a longer one is all of them. */
const MOST_COUNTRIES = 60

/**
 * Constraints that name a place's country (`countryCode: {const: 'US'}`) hold for every view of that place: they get
 * the countries left in `args.countries`; a field whose texts are its own (`'USA'`) also gets them in `args.texts`,
 * by country code.
 */
export function narrowPlaces(fields: readonly ViewField[], plans: readonly ViewPlan[]): readonly ViewPlan[] {
  const left = new Map<string, readonly string[]>()
  const texts = new Map<ViewPlan, { readonly [code: string]: string }>()
  for (const [i, plan] of plans.entries()) {
    const field = fields[i]
    if (!plan.view || !field?.guess?.meaning.startsWith('place.country')) continue
    const byCode = codesOf(field.shape)
    if (!byCode) continue
    const codes = Object.keys(byCode).sort()
    texts.set(plan, byCode)
    const key = `${plan.up}:${plan.role}`
    left.set(key, left.get(key)?.filter((code) => codes.includes(code)) ?? codes)
  }
  return plans.map((plan, i) => {
    if (!plan.view) return plan
    const own = texts.get(plan)
    // A list with a text that is no known country stays a plain pick.
    if (fields[i]?.shape?.kind === 'literal' && !own && fields[i]?.guess?.meaning.startsWith('place.')) return NO_VIEW
    const countries = left.get(`${plan.up}:${plan.role}`)
    if (!countries || countries.length === 0) return plan
    return { ...plan, args: own ? { countries, texts: own } : { countries } }
  })
}

/** The texts of a list of countries by their codes; `undefined` when it is no list, too long, or holds another thing. */
function codesOf(shape: Shape | undefined): { readonly [code: string]: string } | undefined {
  if (shape?.kind !== 'literal' || shape.values.length === 0 || shape.values.length > MOST_COUNTRIES) return undefined
  const byCode: { [code: string]: string } = {}
  for (const value of shape.values) {
    const code = typeof value === 'string' ? countryOfText(value) : undefined
    if (code === undefined) return undefined
    byCode[code] ??= String(value)
  }
  return byCode
}

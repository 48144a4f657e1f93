import type { Shape } from '../catalog/shape.ts'
import type { Guess } from '../meaning/guess.ts'
import { samplerFor } from '../samplers/meanings.ts'
import { narrowPlaces } from './narrow-places.ts'
import type { Args } from './step.ts'

/** A field of the object at hand, with what it was guessed to mean. */
export interface ViewField {
  readonly name: string
  readonly guess: Guess | null
  readonly shape?: Shape
}

/** One step on the way from the record to the object at hand: the name that holds it; `item`: as one of many. */
export interface Holder {
  readonly name: string
  readonly item: boolean
}

/** Where a field's latent thing lives. Not a view: `view` false, and the rest says nothing. */
export interface ViewPlan {
  readonly view: boolean
  /** Object levels above the field's own object (0). */
  readonly up: number
  /** Key of the thing within that object: its kind, and whose it is. */
  readonly role: string
  /** Added to the sampler's arguments: what constraints leave of the thing. */
  readonly args?: Args
}

const NONE: ViewPlan = { view: false, up: 0, role: '' }

/**
 * Objects that hold a facet of a thing, not a thing of their own: their fields belong to the thing one level above.
 * `user.profile.email` is the user's; `address.geo.lat` the address's.
 */
const FACETS: { readonly [latent: string]: RegExp } = {
  person: /^(profiles?|contacts?|contact_?(info|details|data)|personal_?(info|information|details|data)?|details|names?|full_?name|info|identity|bio|demographics|credentials|account|attributes|data|basics|emails?|fields|properties)$/i,
  place: /^(geo|geo_?(location|point|code|coordinates)|coordinates?|coords?|position|lat_?l(o)?ng|point|gps|region|country|city|state|attributes|data|fields|properties)$/i,
  period: /^(timestamps?|dates|audit|meta|metadata|times|timing|history|period|attributes|data|fields|properties)$/i,
  company: /^(profile|details|info|contacts?|attributes|data|fields|properties)$/i,
  product: /^(details|info|attributes|data|fields|properties)$/i,
  money: /^(amounts?|totals?|summary|pricing|price|attributes|data|fields|properties)$/i,
}

/**
 * Which fields of one object are views of a latent thing, and of which. The rule looks at the field's own words, its
 * holders and its guess only, never at its siblings, so that adding a field moves nothing (law 1): the thing lives in
 * the field's own object; while the name holding that object is a facet of such a thing (see `FACETS`) and not one of
 * many, it lives one level above. The role is the guess's own (`billing`, `manager`).
 * Siblings enter only where they constrain the thing itself (`countryCode: {const: 'US'}`): the same thing must then
 * meet the constraint in each of its views, and changes only in rows where it does not.
 */
export function planViews(fields: readonly ViewField[], holders: readonly Holder[]): readonly ViewPlan[] {
  const plans = fields.map((field) => planView(field, holders))
  return narrowPlaces(fields, plans)
}

function planView(field: ViewField, holders: readonly Holder[]): ViewPlan {
  if (!field.guess || field.guess.confidence < 0.5) return NONE
  const latent = samplerFor(field.guess.meaning)?.latent
  if (latent === undefined) return NONE
  const facet = FACETS[latent]
  let up = 0
  for (let i = holders.length - 1; i >= 0 && facet; i--) {
    const holder = holders[i]
    if (!holder || holder.item || !facet.test(holder.name)) break
    up++
  }
  return { view: true, up, role: field.guess.role === '' ? latent : `${latent}:${field.guess.role}` }
}

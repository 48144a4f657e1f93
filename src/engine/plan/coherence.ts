import { samplerFor } from '../samplers/meanings.ts'
import { narrowPlaces } from './narrow-places.ts'
import { NO_VIEW, type Holder, type ViewField, type ViewPlan } from './view-plan.ts'

export type { Holder, ViewField, ViewPlan } from './view-plan.ts'

/**
 * Objects that hold a facet of a thing, not a thing of their own: their fields belong to the thing one level above.
 * `user.profile.email` is the user's; `address.geo.lat` the address's.
 */
const FACETS: { readonly [latent: string]: ReadonlySet<string> } = {
  person: words('profile contact contactinfo contactdetails contactdata personal personalinfo personalinformation personaldetails personaldata '
    + 'details name fullname info identity bio demographics credentials attributes data basics email fields properties vitals vitalsigns '
    + 'measurements biometrics health medical position job employment compensation salary payroll pay career work jobinfo employmentdetails'),
  place: words('geo geolocation geopoint geocode geocoordinates coordinates coordinate coords position latlng latlong latlon point gps region '
    + 'country city state attributes data fields properties'),
  period: words('payment shipment delivery fulfillment shipping timestamps dates audit meta metadata times timing history period attributes data fields properties'),
  company: words('profile details info contact attributes data fields properties'),
  product: words('details info attributes data fields properties pricing price dimensions shipping packaging'),
  disease: words('diagnosis condition prescription treatment medication details data'),
  bank: words('bank account bankaccount bankdetails bankinfo banking details data'),
  transaction: words('merchant counterparty counterpart party details data'),
  loan: words('terms details conditions data'),
  card: words('expiry expiration details data'),
  boss: words('manager supervisor boss lead teamlead linemanager reportsto'),
}

/** Lists that tell of the thing one level above, each of whose members is a part of it. */
const LISTS: { readonly [latent: string]: ReadonlySet<string> } = {
  disease: words('prescriptions medications treatments medicines'),
  person: words('education educations degrees qualifications'),
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}

/**
 * Which fields of one object are views of a latent thing, and of which. The rule looks at the field's own words, its
 * holders and its guess only, never at its siblings, so that adding a field moves nothing (law 1): the thing lives in
 * the field's own object; while the name holding that object is a facet of such a thing (`FACETS`) and not one of
 * many, it lives one level above. The role is the guess's own (`billing`, `manager`).
 * Siblings enter only where they constrain the thing itself (`countryCode: {const: 'US'}`): the same thing must then
 * meet the constraint in each of its views, and changes only in rows where it does not.
 */
export function planViews(fields: readonly ViewField[], holders: readonly Holder[]): readonly ViewPlan[] {
  return narrowPlaces(fields, fields.map((field) => planView(field, holders)))
}

function planView(field: ViewField, holders: readonly Holder[]): ViewPlan {
  if (!field.guess || field.guess.confidence < 0.5) return NO_VIEW
  const { latent, within } = samplerFor(field.guess.meaning) ?? {}
  if (latent === undefined) return NO_VIEW
  const facets = FACETS[within ?? latent]
  let up = 0
  let listed = false
  for (let i = holders.length - 1; i >= 0 && facets; i--) {
    const holder = holders[i]
    const name = holder?.name.toLowerCase().replace(/[^a-z0-9]/g, '') ?? ''
    if (!holder || !(holder.item ? LISTS[latent] : facets)?.has(name)) break
    listed ||= holder.item
    up++
  }
  // A superior's title tells of the person below.
  const role = within === undefined ? field.guess.role : ''
  const half = role === 'from' ? 0 : role === 'to' ? 1 : undefined
  // The two ends of a way are never one place.
  return { view: true, up, ...(listed ? { listed } : {}), role: role === '' ? latent : `${latent}:${role}`, ...(half === undefined ? {} : { args: { half } }) }
}

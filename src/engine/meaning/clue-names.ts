import affixes from './data/affixes.json' with { type: 'json' }
import type { Clue, Hunch } from './clue.ts'
import { hasRoles, isModifier, isRole, roleOf } from './roles.ts'
import { MOST_WORDS, rulesOf, type Rule } from './phrases.ts'
import type { Subject } from './subject.ts'
import { singular } from './words.ts'

const LOOSE: ReadonlySet<string> = new Set(affixes.loose.split(' '))
const TRAILERS: ReadonlySet<string> = new Set(affixes.trailers.split(' '))
const BOUNDS: ReadonlySet<string> = new Set(affixes.bounds.split(' '))
const UNITS: { readonly [unit: string]: string } = affixes.units

/** The field's own words, longest phrase first: `billing_zip_code` → "zip code" of `billing`. */
export const nameClue: Clue = {
  id: 'name',
  read: (subject) => {
    const hunches = [...byPhrase(subject, afterOr(subject.words)), ...turned(subject)]
    if (hunches.length > 0) return hunches
    const units = subject.kind === 'number' ? [...byUnit(subject), ...byBound(subject)] : []
    const trailing = units.length > 0 ? units : beforeTrailers(subject)
    return trailing.length > 0 ? trailing : beforeBinder(subject)
  },
}

/** `districtOrCounty` is either. */
function afterOr(words: readonly string[]): readonly string[] {
  return words.slice(words.lastIndexOf('or') + 1)
}

/** What the last words of a name say, the longest phrase first. */
export function byPhrase(subject: Subject, words: readonly string[]): readonly Hunch[] {
  const out: Hunch[] = []
  for (let from = Math.max(0, words.length - MOST_WORDS); from < words.length; from++) {
    const tail = words.slice(from)
    const own = rulesOf(tail.join(' '))
    const rules = own.length > 0 ? own : rulesOf([...tail.slice(0, -1), singular(tail.at(-1) ?? '')].join(' '))
    const before = words.slice(0, from)
    for (const rule of rules) {
      const confidence = confidenceOf(rule, before, tail)
      if (confidence < 0.5 || (rule.numeric && subject.kind !== 'number')) continue
      out.push({
        meaning: rule.meaning,
        confidence,
        role: roleOf(rule.meaning, before, subject, tail),
        because: `the name says \`${tail.join(' ')}\``,
      })
    }
  }
  return out
}

function confidenceOf(rule: Rule, before: readonly string[], tail: readonly string[]): number {
  const unknown = before.filter(
    (word) => !(isRole(word) && (tail.length > 1 || hasRoles(rule.meaning))) && !isModifier(word),
  ).length
  if (unknown === 0) return before.length === 0 ? 0.9 + tail.length * 0.01 : 0.86 + tail.length * 0.01
  if (rule.whole) return 0
  if (tail.length > 1) return 0.8 + tail.length * 0.01
  const [last = ''] = tail
  return LOOSE.has(last) || LOOSE.has(singular(last)) ? 0.7 : 0
}

/** `timeClose`, `codePostal`, `dateCreated`: a phrase the other way round. */
function turned(subject: Subject): readonly Hunch[] {
  const { words } = subject
  const [first = '', ...rest] = words
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > 3) return []
  const orders =
    words.length === 2
      ? [[last, first]]
      : [
          [last, ...words.slice(0, -1)],
          [...rest, first],
        ]
  return orders.flatMap((order) =>
    rulesOf(order.join(' '))
      .filter((rule) => !rule.whole && (!rule.numeric || subject.kind === 'number'))
      .map((rule) => ({
        meaning: rule.meaning,
        confidence: 0.72,
        because: `the name says \`${order.join(' ')}\``,
        role: '',
      })),
  )
}

/** `minStars`, `avg_duration`: a bound or mean of what the rest names. */
function byBound(subject: Subject): readonly Hunch[] {
  const [first = '', ...rest] = subject.words
  if (!BOUNDS.has(first) || rest.length === 0) return []
  return byPhrase(subject, rest).map((one) => ({ ...one, confidence: 0.6 }))
}

/** `weightStDev`, `priceTo`, `reasonRaw`, `nationalityName`: what stands before words that only say which form of it this is. */
function beforeTrailers(subject: Subject): readonly Hunch[] {
  const { words, kind } = subject
  let end = words.length
  while (end > 1 && TRAILERS.has(words[end - 1] ?? '')) end--
  const trailing = words.slice(end)
  if (trailing.length === 0 || (kind === 'string' && /^(to|from)$/.test(trailing[0] ?? ''))) return []
  const isNamed = trailing.some((word) => word === 'name' || word === 'label')
  const isNumber = trailing.includes('number')
  return byPhrase(subject, words.slice(0, end))
    .filter((one) => (!isNamed || !NAMELESS.test(one.meaning ?? '')) && (!isNumber || NUMBERED.test(one.meaning ?? '')))
    .map((one) => ({ ...one, confidence: 0.6 }))
}

/** Things that are a number themselves: `ssn number`. */
const NUMBERED = /^(code|identifier|phone)\.|^finance\.(account|iban|routing|cardNumber|sortCode)$|^person\.(ssn|passport|drivingLicence)$|^company\.(vat|taxId)$/

/** `country_of_residence`, `rate_per_unit`: what stands before the word that binds. */
function beforeBinder(subject: Subject): readonly Hunch[] {
  const at = subject.words.findIndex((word, i) => i > 0 && (word === 'of' || word === 'per' || word === 'for'))
  if (at < 0 || at === subject.words.length - 1) return []
  // What has an age here is not the person.
  return byPhrase(subject, subject.words.slice(0, at)).filter((one) => one.meaning !== 'person.age').map((one) => ({ ...one, confidence: 0.6 }))
}

/** Things whose names are not what they are: a token's name is no token. */
const NAMELESS = /^(identifier|internet|file|code|finance|number|time|period|boolean|money|locale)\./

/** `weight_kg`, `timeout_ms`: a number's last word is its unit. */
function byUnit(subject: Subject): readonly Hunch[] {
  const { words } = subject
  const unit = words.at(-1) ?? ''
  if (words.length < 2 || !Object.hasOwn(UNITS, unit)) return []
  const inner = byPhrase(subject, words.slice(0, -1))
  // `quantity_min` is a least quantity, `duration_min` are minutes.
  if (unit === 'min' && inner.some((one) => !/seconds$|^number\.(minutes|hours|days)$|^time\./.test(one.meaning ?? ''))) return []
  const own = UNITS[unit] ?? ''
  if (own === '') return inner
  return [{ meaning: own, confidence: 0.75, because: `\`${unit}\` is its unit` }]
}

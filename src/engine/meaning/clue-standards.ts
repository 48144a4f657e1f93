import type { Clue } from './clue.ts'

type Said = readonly (readonly [said: RegExp, meaning: string])[]

/** Standards and forms that a description names for a text. */
const TEXTS: Said = [
  [/\bISO[- ]?4217\b/i, 'money.currency'],
  [/\bISO[- ]?3166\S* alpha[- ]?3\b/i, 'place.countryCode3'],
  [/\bISO[- ]?3166-2\b/i, 'place.subdivision'],
  [/\bISO[- ]?3166\b/i, 'place.countryCode'],
  [/\bISO[- ]?639\b/i, 'locale.languageCode'],
  [/\b(BCP[- ]?47|IETF language tag)\b/i, 'locale.code'],
  [/\bE\.?164\b/, 'phone.number'],
  [/\b(IANA time ?zone|tz database|time ?zone database)\b/i, 'place.timeZone'],
  [/\b(ISO[- ]?8601|RFC[- ]?3339) duration\b/i, 'time.duration'],
  [/\b(ISO[- ]?8601|RFC[- ]?3339)\b/i, 'time.past'],
  [/\bUUID(v\d)?\b/, 'identifier.uuid'],
  [/\bULID\b/, 'identifier.ulid'],
  [/\bhex(adecimal)? colou?r\b/i, 'internet.hexColor'],
  [/\bsemantic version|\bsemver\b/i, 'identifier.semver'],
  [/\b(MIME|media) type\b/i, 'internet.mimeType'],
  [/\bcron expression\b/i, 'time.cron'],
]
/** Units that it names for a number. */
const NUMBERS: Said = [
  [/\b(unix|epoch) (time|timestamp)|since (the )?(unix )?epoch\b/i, 'time.past'],
  [/\bin (milliseconds|millis|ms)\b/i, 'number.milliseconds'],
  [/\bin seconds\b/i, 'number.seconds'],
  [/\bin minutes\b/i, 'number.minutes'],
  [/\bin hours\b/i, 'number.hours'],
  [/\bin days\b/i, 'number.days'],
  [/\bin (bytes|kilobytes|megabytes)\b/i, 'number.size'],
  [/\bin (cents|minor units)|smallest currency unit\b/i, 'money.cents'],
  [/\bpercentage\b/i, 'number.percent'],
  [/^(the )?(total )?number of\b/i, 'number.count'],
]
const MOST = 400

/** What a description says of a value's form: a standard, a unit. Where the name itself says more, that counts. */
export const standardClue: Clue = {
  id: 'standard',
  read: ({ kind, format, clues }) => {
    const text = (clues.hints?.description ?? clues.column?.comment ?? '').slice(0, MOST)
    if (text === '' || format !== undefined || (kind !== 'string' && kind !== 'number')) return []
    const found = (kind === 'string' ? TEXTS : NUMBERS).find(([said]) => said.test(text))
    return found ? [{ meaning: found[1], confidence: 0.64, because: `the description says \`${found[0].exec(text)?.[0] ?? ''}\`` }] : []
  },
}

import type { StringLimits } from '../catalog/shape.ts'

const COLON: StringLimits = { notPatterns: [':'] }
const SPACE: StringLimits = { patterns: [' '] }

/**
 * Texts that certainly lack a format, for each that Ajv asserts (ajv-formats 3): not all of them, but easy to make. A
 * format of another name holds for every text, so nothing is outside of it.
 */
const LACKING: { readonly [format: string]: StringLimits } = {
  date: { notPatterns: ['^\\d{4}-'] },
  time: COLON,
  'date-time': COLON,
  'iso-time': COLON,
  'iso-date-time': COLON,
  duration: { notPatterns: ['^P'] },
  uri: COLON,
  url: COLON,
  'uri-reference': SPACE,
  'uri-template': SPACE,
  email: { notPatterns: ['@'] },
  hostname: SPACE,
  ipv4: { notPatterns: ['^[\\d.]+$'] },
  ipv6: COLON,
  regex: { patterns: ['^[a-z ]*\\($'] },
  uuid: { notPatterns: ['-'] },
  'json-pointer': { notPatterns: ['^/', '^$'] },
  'json-pointer-uri-fragment': { notPatterns: ['^#'] },
  'relative-json-pointer': { notPatterns: ['^\\d'] },
  byte: SPACE,
}

/** Does Ajv look at the format? Any other is an annotation: it rules nothing out. */
export function isAsserted(format: string): boolean {
  return Object.hasOwn(LACKING, format)
}

/** Formats that hold wherever another does. */
const IMPLIED: { readonly [format: string]: readonly string[] } = {
  uri: ['uri-reference'],
  url: ['uri', 'uri-reference'],
  uuid: ['hostname', 'uri-reference'],
  date: ['hostname', 'uri-reference'],
  ipv4: ['hostname', 'uri-reference'],
  hostname: ['uri-reference'],
}

/** Fewest characters of a text of the format, where that says much. */
const SHORTEST: { readonly [format: string]: number | undefined } = {
  date: 10, 'date-time': 20, time: 9, 'iso-time': 8, 'iso-date-time': 19, duration: 3, email: 5, ipv4: 7, ipv6: 2, uuid: 36,
}

/** Is a text of these formats longer than it may be? */
export function isTooShort({ formats = [], maxLength = Infinity }: StringLimits): boolean {
  return formats.some((format) => (SHORTEST[format] ?? 0) > maxLength)
}

/** Do formats alone contradict each other: one is ruled out that always holds, or that another brings with it? */
export function isFormatClash({ formats = [], notFormats = [] }: StringLimits): boolean {
  return notFormats.some(
    (not) => !isAsserted(not) || formats.some((format) => format === not || (IMPLIED[format] ?? []).includes(not)),
  )
}

/** The limits with each format that must not hold said in patterns, which a text can be made by. */
export function withoutFormats(limits: StringLimits): StringLimits {
  if (!limits.notFormats) return limits
  const { notFormats, ...rest } = limits
  const more = notFormats.map((format) => LACKING[format] ?? {})
  const patterns = [...new Set([limits, ...more].flatMap((one) => one.patterns ?? []))]
  const notPatterns = [...new Set([limits, ...more].flatMap((one) => one.notPatterns ?? []))]
  return { ...rest, ...(patterns.length > 0 ? { patterns } : {}), ...(notPatterns.length > 0 ? { notPatterns } : {}) }
}

/** A format between two regular languages: one inside of it, well made, and one around it. */
interface Form {
  readonly inside: string
  readonly around: string
}

const DAY = '(?:19|20)\\d\\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])'
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d'
const ZONE = '(?:\\.\\d{1,3})?(?:Z|[+-]0\\d:00)'
const ANY_CLOCK = '\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d(?::?\\d\\d)?)'
const BYTE = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'

const FORMS: { readonly [format: string]: Form } = {
  date: { inside: `^${DAY}$`, around: '^\\d{4}-\\d\\d-\\d\\d$' },
  time: { inside: `^${CLOCK}${ZONE}$`, around: `^${ANY_CLOCK}$` },
  'date-time': { inside: `^${DAY}T${CLOCK}${ZONE}$`, around: `^\\d{4}-\\d\\d-\\d\\d[Tt\\s]${ANY_CLOCK}$` },
  email: {
    inside: '^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*@(?:[A-Za-z0-9]+\\.)+[A-Za-z]{2,4}$',
    around: '^[^\\s@]+@[^\\s@]+$',
  },
  uri: {
    inside: '^[a-z][a-z0-9-]*:(?://)?[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*$',
    around: '^[A-Za-z][A-Za-z0-9+.-]*:\\S+$',
  },
  hostname: { inside: '^[a-z0-9]{1,20}(?:[.-][a-z0-9]{1,20})*$', around: '^[A-Za-z0-9.-]+$' },
  ipv4: { inside: `^${BYTE}(?:\\.${BYTE}){3}$`, around: '^\\d{1,3}(?:\\.\\d{1,3}){3}$' },
  uuid: {
    inside: '^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
    around: '^(?:[Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  },
}
/** Lengths between these leave room for every format. */
const ROOMY = { min: 5, max: 60 }

/** The pattern inside of a format, or around it; `undefined`: there is none. */
export function formOf(format: string, side: keyof Form): string | undefined {
  return Object.hasOwn(FORMS, format) ? FORMS[format]?.[side] : undefined
}

/** The limits with formats said in patterns, where something else limits the text too; `undefined`: there is no need. */
export function formed(limits: StringLimits, side: keyof Form): StringLimits | undefined {
  const { formats = [], patterns = [], notPatterns = [], minLength = 0, maxLength = Infinity } = limits
  const forms = formats.flatMap((format) => formOf(format, side) ?? [])
  if (forms.length === 0) return undefined
  const alone = forms.length === 1 && patterns.length + notPatterns.length === 0
  if (alone && minLength <= ROOMY.min && maxLength >= ROOMY.max) return undefined
  return { ...limits, patterns: [...patterns, ...forms] }
}

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

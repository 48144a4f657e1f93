import type ts from 'typescript6'
import type { Hints } from '../../catalog/shape.ts'
import type { Value } from '../../catalog/value.ts'
import type { TypeScript } from '../../compiler/load.ts'
import { EMPTY, type Said, type SaidLimits } from './said.ts'

/** Words with a number. */
const NUMBERS: { readonly [word: string]: (n: number) => SaidLimits } = {
  min: (n) => ({ min: n }),
  gte: (n) => ({ min: n }),
  minLength: (n) => ({ min: n }),
  minValue: (n) => ({ min: n }),
  minSize: (n) => ({ min: n }),
  minimum: (n) => ({ min: n }),
  minItems: (n) => ({ min: n }),
  max: (n) => ({ max: n }),
  lte: (n) => ({ max: n }),
  maxLength: (n) => ({ max: n }),
  maxValue: (n) => ({ max: n }),
  maxSize: (n) => ({ max: n }),
  maximum: (n) => ({ max: n }),
  maxItems: (n) => ({ max: n }),
  gt: (n) => ({ above: n }),
  gtValue: (n) => ({ above: n }),
  exclusiveMinimum: (n) => ({ above: n }),
  lt: (n) => ({ below: n }),
  ltValue: (n) => ({ below: n }),
  exclusiveMaximum: (n) => ({ below: n }),
  length: (n) => ({ min: n, max: n }),
  size: (n) => ({ min: n, max: n }),
  multipleOf: (n) => (n > 0 ? { multipleOf: n } : {}),
  step: (n) => (n > 0 ? { multipleOf: n } : {}),
}

const INTEGER: SaidLimits = { integer: true }
const format = (name: string): SaidLimits => ({ formats: [name] })
const pattern = (source: string): SaidLimits => ({ patterns: [source] })

/** Words that need no argument. */
const PLAIN: { readonly [word: string]: SaidLimits } = {
  int: INTEGER,
  integer: INTEGER,
  safeInteger: INTEGER,
  int32: INTEGER,
  Integer: INTEGER,
  serial: INTEGER,
  bigserial: INTEGER,
  smallint: INTEGER,
  tinyint: INTEGER,
  mediumint: INTEGER,
  bigint: INTEGER,
  uint32: { integer: true, min: 0 },
  positive: { above: 0 },
  negative: { below: 0 },
  nonnegative: { min: 0 },
  nonpositive: { max: 0 },
  nonempty: { min: 1 },
  nonEmpty: { min: 1 },
  email: format('email'),
  url: format('uri'),
  httpUrl: format('uri'),
  uuid: format('uuid'),
  uuidv4: format('uuid'),
  guid: format('uuid'),
  ipv4: format('ipv4'),
  ipv6: format('ipv6'),
  ip: format('ipv4'),
  hostname: format('hostname'),
  datetime: format('date-time'),
  isoTimestamp: format('date-time'),
  isoDate: format('date'),
  date: format('date'),
  isoTime: pattern('^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  isoTimeSecond: pattern('^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$'),
  time: pattern('^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$'),
  isoDateTime: pattern('^20[0-3][0-9]-0[1-9]-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]$'),
  duration: format('duration'),
  cuid: pattern('^c[a-z0-9]{24}$'),
  cuid2: pattern('^[a-z][a-z0-9]{23}$'),
  ulid: pattern('^[0-7][0-9A-HJKMNP-TV-Z]{25}$'),
  nanoid: pattern('^[A-Za-z0-9_-]{21}$'),
  base64: pattern('^([A-Za-z0-9+/]{4}){2,6}$'),
  hexadecimal: pattern('^[0-9a-f]{8}$'),
  hexColor: pattern('^#[0-9a-f]{6}$'),
  digits: pattern('^[0-9]+$'),
  slug: pattern('^[a-z0-9]+(-[a-z0-9]+)*$'),
  octal: pattern('^[0-7]+$'),
  lowercase: pattern('^[^A-Z]*$'),
  uppercase: pattern('^[^a-z]*$'),
  toLowerCase: pattern('^[^A-Z]*$'),
  toUpperCase: pattern('^[^a-z]*$'),
}

/** Words with a text. */
const TEXTS: { readonly [word: string]: (text: string) => SaidLimits } = {
  startsWith: (text) => pattern(`^${escaped(text)}`),
  endsWith: (text) => pattern(`${escaped(text)}$`),
  includes: (text) => pattern(escaped(text)),
  pattern: (text) => (isPattern(text) ? pattern(text) : {}),
  format: (text) => (/^[\w-]+$/.test(text) ? format(text) : {}),
}

/** What one validator says: a method of zod, an action of valibot, a keyword of typebox. */
export function saidBy(compiler: TypeScript, word: string, args: readonly ts.Expression[]): Said {
  const [first] = args
  const value = first && literal(compiler, first)
  const say = (limits: SaidLimits, hints: Hints = {}): Said => ({ ...EMPTY, limits, hints })
  const own = <T>(table: { readonly [name: string]: T }): T | undefined =>
    Object.hasOwn(table, word) ? table[word] : undefined
  if (first && compiler.isRegularExpressionLiteral(first)) {
    const source = first.text.slice(1, first.text.lastIndexOf('/'))
    return /^(?:regex|match)$/.test(word) && isPattern(source) ? say(pattern(source)) : EMPTY
  }
  if (typeof value === 'number') return say(own(NUMBERS)?.(value) ?? own(PLAIN) ?? {})
  if (typeof value === 'string' && own(TEXTS)) return say(own(TEXTS)?.(value) ?? {})
  if (word === 'description' || word === 'describe')
    return typeof value === 'string' ? say({}, { description: value }) : EMPTY
  if (word === 'default' || word === 'prefault') return value === undefined ? EMPTY : say({}, { default: value })
  if (word === 'meta' || word === 'metadata') return keywords(compiler, first)
  if (word === 'examples' && Array.isArray(value)) return say({}, { examples: value })
  return say(own(PLAIN) ?? {})
}

/** What the options of a schema say by keywords of JSON Schema (typebox), or of a column (`{ length: 40 }`). */
export function keywords(compiler: TypeScript, options: ts.Expression | undefined): Said {
  if (!options || !compiler.isObjectLiteralExpression(options)) return EMPTY
  let limits: SaidLimits = {}
  let hints: Hints = {}
  for (const property of options.properties) {
    if (!compiler.isPropertyAssignment(property) || !compiler.isIdentifier(property.name)) continue
    const { text } = property.name
    const said = text === 'length' ? undefined : saidBy(compiler, text, [property.initializer])
    const length = text === 'length' ? literal(compiler, property.initializer) : undefined
    limits = { ...limits, ...said?.limits, ...(typeof length === 'number' ? { max: length } : {}) }
    hints = { ...hints, ...said?.hints }
  }
  return { ...EMPTY, limits, hints }
}

function literal(compiler: TypeScript, one: ts.Expression): Value | undefined {
  if (compiler.isStringLiteralLike(one)) return one.text
  if (compiler.isNumericLiteral(one)) return Number(one.text)
  if (one.kind === compiler.SyntaxKind.TrueKeyword) return true
  if (one.kind === compiler.SyntaxKind.FalseKeyword) return false
  if (compiler.isPrefixUnaryExpression(one) && one.operator === compiler.SyntaxKind.MinusToken) {
    const value = literal(compiler, one.operand)
    return typeof value === 'number' ? -value : undefined
  }
  if (compiler.isArrayLiteralExpression(one)) {
    const values = one.elements.map((each) => literal(compiler, each))
    return values.every((each) => each !== undefined) ? values : undefined
  }
  return undefined
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

function isPattern(source: string): boolean {
  try {
    return source !== '' && !new RegExp(source).global
  } catch {
    return false
  }
}

import type ts from 'typescript6'
import { CHOICES, readChoices } from '../../catalog/annotation.ts'
import type { Hints, Shape } from '../../catalog/shape.ts'
import type { Json, Value } from '../../catalog/value.ts'
import type { Walk } from './walk.ts'

type Limits = { [name: string]: unknown }

const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const LENGTHS = ['minLength', 'maxLength']
const ITEMS = ['minItems', 'maxItems']

type Tag = readonly [name: string, text: string]

/** The shape with what JSDoc says of the declaration: limits where they fit, hints always. */
export function withTags(walk: Walk, symbol: ts.Symbol, shape: Shape): Shape {
  const hints: Mutable<Hints> = { ...shape.hints }
  const typeName = writtenTypeName(walk, symbol)
  if (typeName !== undefined) hints.typeName ??= typeName
  const comment = walk.compiler.displayPartsToString(symbol.getDocumentationComment(walk.checker))
  if (comment !== '') hints.description ??= comment.slice(0, 500)
  const tags = symbol.getJsDocTags(walk.checker).map((tag): Tag => [tag.name, walk.compiler.displayPartsToString(tag.text).trim()])
  const limited = limitedBy(tags, shape, hints)
  const choices = tags.filter(([name]) => name !== 'pattern' && (CHOICES as readonly string[]).includes(name))
  if (choices.length > 0) hints.annotation = { ...hints.annotation, ...readChoices(Object.fromEntries(choices)) }
  return Object.keys(hints).length > 0 ? { ...limited, hints } : limited
}

/** The shape of an intersection with what typia's tags among its members say: `string & tags.Format<"email">`. */
export function withTypeTags(walk: Walk, type: ts.IntersectionType, shape: Shape): Shape {
  const tags = type.types.flatMap((part) => typeTag(walk, part))
  if (tags.length === 0) return shape
  const hints: Mutable<Hints> = { ...shape.hints }
  const limited = limitedBy(tags, shape, hints)
  return Object.keys(hints).length > 0 ? { ...limited, hints } : limited
}

/** The optional member by which typia knows its tags. */
export const TYPE_TAG = 'typia.tag'

/** `{ "typia.tag"?: { kind: "minLength", value: 3, … } }` as the tags that JSDoc would say. */
function typeTag({ checker }: Walk, type: ts.Type): readonly Tag[] {
  const tag = checker.getPropertyOfType(type, TYPE_TAG)
  if (!tag) return []
  const said = checker.getNonNullableType(checker.getTypeOfSymbol(tag))
  const text = (name: string): string | undefined => {
    const property = checker.getPropertyOfType(said, name)
    const of = property && checker.getTypeOfSymbol(property)
    if (of?.isStringLiteral()) return of.value
    return of && checker.typeToString(of).replace(/(?<=\d)n$/, '')
  }
  const [kind, value] = [text('kind'), text('value')]
  if (kind === undefined || value === undefined) return []
  return kind === 'type' ? rangeTags(value) : [[kind, value]]
}

/** `uint32` and its like. */
function rangeTags(type: string): readonly Tag[] {
  const [, unsigned, size] = /^(u?)int(\d+)$/.exec(type) ?? []
  if (size === undefined) return []
  const end = Number(`0x1${'0'.repeat(Number(size) / 4)}`) / (unsigned === '' ? 2 : 1)
  const low: Tag = ['minimum', String(unsigned === '' ? -end : 0)]
  // Numbers end before 64 bits do.
  const high: readonly Tag[] = size === '64' ? [] : [['maximum', String(end - 1)]]
  return [['int', ''], ...(unsigned === '' && size === '64' ? [] : [low]), ...high]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function limitedBy(tags: readonly Tag[], shape: Shape, hints: Mutable<Hints>): Shape {
  const limits: Limits = {}
  for (const [name, text] of tags) read(name, text, limits, hints)
  return Object.keys(limits).length > 0 ? limit(shape, limits) : shape
}

function read(name: string, text: string, limits: Limits, hints: Mutable<Hints>): void {
  const number = Number(text)
  if ([...NUMBERS, ...LENGTHS, ...ITEMS].includes(name)) {
    if (text !== '' && Number.isFinite(number)) limits[name] = number
  } else if (name === 'multipleOf') {
    if (number > 0) limits.multipleOf = [number]
  } else if (name === 'integer' || name === 'int' || (name === 'asType' && text === 'integer')) limits.integer = true
  else if (name === 'pattern') {
    const source = text.replace(/^\/(.*)\/[a-z]*$/, '$1')
    if (isPattern(source)) limits.patterns = [source]
  } else if (name === 'format') {
    if (/^[\w-]+$/.test(text)) limits.formats = [text]
  } else if (name === 'uniqueItems') limits.unique = text !== 'false'
  else if (name === 'default') hints.default = jsonOf(text)
  else if (name === 'example' || name === 'examples') {
    const value = jsonOf(text)
    hints.examples = [...(hints.examples ?? []), ...(Array.isArray(value) && name === 'examples' ? value : [value])]
  } else if (name === 'deprecated') hints.deprecated = true
  else if (name === 'fake') {
    const match = /^\{?\s*([\w.]+)\s*(?:\(([^)]*)\))?/.exec(text)
    if (match?.[1]) {
      const args = match[2] ? jsonOf(match[2].trim().startsWith('{') ? match[2] : `[${match[2]}]`) : undefined
      hints.annotation = { fake: match[1], ...(args === undefined || typeof args === 'string' ? {} : { args }) }
    }
  }
}

function isPattern(source: string): boolean {
  try {
    return source !== '' && !new RegExp(source).global
  } catch {
    return false
  }
}

function jsonOf(text: string): Value {
  const plain = text.replace(/^```\w*\s*|\s*```$/g, '')
  try {
    return JSON.parse(plain) as Json
  } catch {
    return plain.replace(/^(['"`])(.*)\1$/s, '$2')
  }
}

/** Limits on a shape of the right kind; in unions on every branch of it. A literal stays as it is. */
function limit(shape: Shape, limits: Limits): Shape {
  const of = (names: readonly string[]): Limits =>
    Object.fromEntries(names.filter((name) => limits[name] !== undefined).map((name) => [name, limits[name]]))
  switch (shape.kind) {
    case 'number':
      return { ...shape, ...of([...NUMBERS, 'multipleOf', 'integer']) }
    case 'string':
      return { ...shape, ...of([...LENGTHS, 'patterns', 'formats']) }
    case 'array':
      return shape.rest || shape.prefix.length > 0 ? { ...shape, ...of([...ITEMS, 'unique']) } : shape
    case 'native':
      return shape.native === 'bigint' ? { ...shape, limits: { ...shape.limits, ...digits(limits) } } : shape
    case 'union':
      return { ...shape, branches: shape.branches.map((one) => ({ ...one, shape: limit(one.shape, limits) })) }
    default:
      return shape
  }
}

/** Limits of whole numbers as digits. */
function digits(limits: Limits): { readonly minimum?: string; readonly maximum?: string } {
  const of = (name: string, step: number): number | undefined =>
    typeof limits[name] === 'number' ? limits[name] + step : undefined
  const low = of('minimum', 0) ?? of('exclusiveMinimum', 1)
  const high = of('maximum', 0) ?? of('exclusiveMaximum', -1)
  return {
    ...(low === undefined ? {} : { minimum: String(BigInt(Math.ceil(low))) }),
    ...(high === undefined ? {} : { maximum: String(BigInt(Math.floor(high))) }),
  }
}

/** `Email` in `to: Email`: what the checker forgets of an alias of a primitive is still written there. */
function writtenTypeName(walk: Walk, symbol: ts.Symbol): string | undefined {
  const declaration = symbol.declarations?.[0]
  if (
    !declaration ||
    !(
      walk.compiler.isPropertySignature(declaration) ||
      walk.compiler.isPropertyDeclaration(declaration) ||
      walk.compiler.isParameter(declaration)
    )
  )
    return undefined
  const { type } = declaration
  if (!type || !walk.compiler.isTypeReferenceNode(type) || !walk.compiler.isIdentifier(type.typeName)) return undefined
  return type.typeArguments ? undefined : type.typeName.text
}

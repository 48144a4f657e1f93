import type ts from 'typescript6'
import { CHOICES, readChoices } from '../../catalog/annotation.ts'
import type { Hints, Shape } from '../../catalog/shape.ts'
import type { Json, Value } from '../../catalog/value.ts'
import type { Walk } from './walk.ts'

type Limits = { [name: string]: unknown }

const NUMBERS = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum']
const LENGTHS = ['minLength', 'maxLength']
const ITEMS = ['minItems', 'maxItems']

/** The shape with what JSDoc says of the declaration: limits where they fit, hints always. */
export function withTags(walk: Walk, symbol: ts.Symbol, shape: Shape): Shape {
  const hints: { -readonly [K in keyof Hints]: Hints[K] } = { ...shape.hints }
  const typeName = writtenTypeName(walk, symbol)
  if (typeName !== undefined) hints.typeName ??= typeName
  const comment = walk.compiler.displayPartsToString(symbol.getDocumentationComment(walk.checker))
  if (comment !== '') hints.description ??= comment.slice(0, 500)
  const limits: Limits = {}
  const tags = symbol.getJsDocTags(walk.checker).map((tag) => [tag.name, walk.compiler.displayPartsToString(tag.text).trim()] as const)
  for (const [name, text] of tags) read(name, text, limits, hints)
  const choices = tags.filter(([name]) => name !== 'pattern' && (CHOICES as readonly string[]).includes(name))
  if (choices.length > 0) hints.annotation = { ...hints.annotation, ...readChoices(Object.fromEntries(choices)) }
  const limited = Object.keys(limits).length > 0 ? limit(shape, limits) : shape
  return Object.keys(hints).length > 0 ? { ...limited, hints } : limited
}

function read(name: string, text: string, limits: Limits, hints: { -readonly [K in keyof Hints]: Hints[K] }): void {
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
    case 'union':
      return { ...shape, branches: shape.branches.map((one) => ({ ...one, shape: limit(one.shape, limits) })) }
    default:
      return shape
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

import { type Annotation, CHOICES, readChoices } from '../../catalog/annotation.ts'
import type { Hints } from '../../catalog/shape.ts'
import { meaningOfMethod } from '../../catalog/faker-aliases.ts'
import { isRecord, type Json } from '../../catalog/value.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { type SchemaObject, textAt } from './keywords.ts'

/** json-schema-faker's keywords; extensions in an OpenAPI document carry `x-`. */
const FAKER_KEYWORDS = ['faker', 'template', 'autoIncrement', 'initialOffset', 'jsonPath']

/** What guides a value without limiting it: titles, examples, annotations; `undefined` when there is nothing. */
export function hintsOf(schema: SchemaObject, span: Span | undefined): Hints | undefined {
  const title = textAt(schema, 'title')
  const description = textAt(schema, 'description')
  const examples = Array.isArray(schema['examples']) ? (schema['examples'] as readonly Json[])
    : schema['example'] === undefined ? undefined : [schema['example']]
  const method = schema['faker'] ?? schema['x-faker']
  const named = typeof method === 'string' && schema['x-fake'] === undefined && meaningOfMethod(method) !== undefined
  const annotation = annotationOf(named ? method : schema['x-fake'], span)
  const jsf = FAKER_KEYWORDS.flatMap((keyword) => {
    const value = schema[keyword] ?? schema[`x-${keyword}`]
    return value === undefined || (named && keyword === 'faker') ? [] : [[keyword, value] as const]
  })
  const hints: Hints = {
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
    ...(schema['default'] === undefined ? {} : { default: schema['default'] }),
    ...(annotation ? { annotation } : {}),
    ...(schema['deprecated'] === true ? { deprecated: true } : {}),
    ...(jsf.length > 0 ? { jsf: Object.fromEntries(jsf) } : {}),
  }
  return Object.keys(hints).length > 0 ? hints : undefined
}

/** `x-fake: internet.email`, `{ internet.email: args }`, or `{ fake, args, null, range, weights, pattern }`. */
function annotationOf(value: Json | undefined, span: Span | undefined): Annotation | undefined {
  const at = span ? { span } : {}
  if (typeof value === 'string') return { fake: value, ...at }
  if (!isRecord(value)) return undefined
  const method = Object.keys(value).find((name) => !MEMBERS.has(name))
  const named = method === undefined ? value['fake'] : method
  const args = method === undefined ? value['args'] : value[method]
  return {
    ...(typeof named === 'string' ? { fake: named } : {}), ...(args === undefined ? {} : { args }), ...readChoices(value), ...at,
  }
}

const MEMBERS = new Set<string>(['fake', 'args', ...CHOICES])

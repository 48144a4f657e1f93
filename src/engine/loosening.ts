import { isRecord, type Json } from './catalog/value.ts'
import { subschemas } from './readers/json-schema/keywords.ts'
import { pointerParts } from './readers/json-schema/uri.ts'

/** Keys from the root of a document to a keyword. */
export type Path = readonly string[]

/** Keywords that limit nothing. */
const SILENT = new Set([
  '$schema',
  '$id',
  'id',
  '$comment',
  'title',
  'description',
  'examples',
  'example',
  'default',
  '$anchor',
  '$dynamicAnchor',
  '$recursiveAnchor',
  '$vocabulary',
  'deprecated',
  'readOnly',
  'writeOnly',
  '$defs',
  'definitions',
  'components',
  'minContains',
])
/** Inside of these less is not looser: a `not` of less holds less, two branches of `oneOf` with less may both hold. */
const CONTRARY = ['not', 'if', 'oneOf']
/** What a keyword lets through that another would else forbid. */
const OPENING: { readonly [keyword: string]: readonly string[] } = {
  properties: ['additionalProperties'],
  patternProperties: ['additionalProperties'],
  prefixItems: ['items'],
  items: ['additionalItems'],
}
const EVALUATING = new Set([
  'properties',
  'patternProperties',
  'additionalProperties',
  'prefixItems',
  'items',
  'additionalItems',
  'contains',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'then',
  'else',
  '$ref',
  '$dynamicRef',
  '$recursiveRef',
  'dependentSchemas',
])

/** Every keyword of a document that can be taken away alone, outer ones first; schemas that are `false` count as one. */
export function keywordsIn(root: Json): readonly Path[] {
  const fixed = contraryParts(root)
  const out: Path[] = []
  const queue: { readonly schema: Json; readonly path: Path; readonly named: boolean }[] = [
    { schema: root, path: [], named: false },
  ]
  for (const { schema, path, named } of queue) {
    if (fixed.some((one) => startsWith(path, one))) continue
    if (schema === false && !named) out.push(path)
    if (!isRecord(schema)) continue
    for (const key of Object.keys(schema)) if (!SILENT.has(key)) out.push([...path, key])
    for (const sub of subschemas(schema)) {
      queue.push({ schema: sub.schema, path: [...path, ...sub.path], named: sub.path.length === 1 })
    }
  }
  return out
}

/** Places inside of `not` and the like, and those that references in them lead to. */
function contraryParts(root: Json): readonly Path[] {
  const out: Path[] = []
  const queue: { readonly value: Json; readonly path: Path; readonly inside: boolean }[] = [
    { value: root, path: [], inside: false },
  ]
  for (const { value, path, inside } of queue) {
    if (typeof value !== 'object' || value === null) continue
    const target = inside && !Array.isArray(value) ? (value as { readonly [name: string]: Json })['$ref'] : undefined
    if (typeof target === 'string' && target.startsWith('#')) {
      const to = pointerParts(target.slice(1)) ?? []
      if (to.length > 0 && !out.some((one) => startsWith(to, one))) {
        out.push(to)
        queue.push({ value: at(root, to), path: to, inside: true })
      }
    }
    for (const [key, one] of Object.entries(value)) {
      const contrary = !inside && CONTRARY.includes(key)
      if (contrary) out.push([...path, key])
      queue.push({ value: one, path: [...path, key], inside: inside || contrary })
    }
  }
  return out
}

function at(root: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => (value as { readonly [name: string]: Json } | null)?.[key] ?? null, root)
}

/** Does a keyword only let through what another of `all` beside it forbids? */
export function isOpening(path: Path, all: readonly Path[]): boolean {
  return (OPENING[path.at(-1) ?? ''] ?? []).some((sibling) =>
    all.some((one) => one.length === path.length && one.at(-1) === sibling && startsWith(one, path.slice(0, -1))),
  )
}

/** Does a schema hold at least as much once the keyword is gone, and `gone` with it? */
export function loosens(path: Path, schema: Json, gone: readonly Path[]): boolean {
  const key = path.at(-1) ?? ''
  const holder = at(schema, path.slice(0, -1))
  if (!isRecord(holder)) return true
  const closing = (OPENING[key] ?? []).some((sibling) => Object.hasOwn(holder, sibling))
  if (closing && !isOpening(path, gone)) return false
  return !EVALUATING.has(key) || !JSON.stringify(schema).includes('"unevaluated')
}

/** A schema without a keyword; one that is itself `false` becomes `true`. */
export function removed(schema: Json, [key, ...rest]: Path): Json {
  if (key === undefined) return true
  if (Array.isArray(schema)) {
    const items = schema as readonly Json[]
    return items.map((one, i) => (String(i) === key ? removed(one, rest) : one))
  }
  if (!isRecord(schema) || !Object.hasOwn(schema, key)) return schema
  const { [key]: member, ...others } = schema
  if (rest.length > 0) return { ...others, [key]: removed(member ?? null, rest) }
  return member === false ? { ...others, [key]: true } : others
}

export function startsWith(path: Path, start: Path): boolean {
  return start.every((part, i) => path[i] === part)
}

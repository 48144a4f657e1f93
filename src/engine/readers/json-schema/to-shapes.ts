import type { Direction } from '../../catalog/schema-host.ts'
import type { Shape } from '../../catalog/shape.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Documents, Target } from './documents.ts'
import type { Draft } from './drafts.ts'
import { isSchemaObject, type SchemaObject, textAt } from './keywords.ts'
import { lowerSchema } from './lower-schema.ts'
import { ANYTHING, type Lowering, type Scope } from './lowering.ts'
import { splitFragment } from './uri.ts'

const MAX_DEPTH = 300
const MOST_DEFINITIONS = 20_000

/** What a document's schemas are as shapes. */
export interface Shapes {
  /** The shape at a place; references in it become definitions. */
  shapeAt(target: Target): Shape
  /** A reference to a place, which becomes a definition. */
  referTo(target: Target, direction?: Direction): Shape
  readonly definitions: { readonly [name: string]: Shape }
}

/** A schema that is being worked out, and the definition it becomes if it is met within itself. */
interface Begun {
  name?: string
}

export function createShapes(
  documents: Documents, variant: { readonly draft: Draft; readonly openapi: boolean; readonly requiredYields: boolean }, diagnostics: Diagnostic[],
): Shapes {
  const definitions: { [name: string]: Shape } = {}
  const pending: { readonly name: string; readonly target: Target; readonly scope: Scope }[] = []
  const known = new Map<SchemaObject, Map<string, Shape | Begun>>()
  const reported = new Set<string>()
  let count = 0

  const lowering: Lowering = {
    ...variant,
    lower(schema, scope) {
      if (!isSchemaObject(schema)) return lowerSchema(schema, scope, lowering)
      if (scope.depth > MAX_DEPTH) return ANYTHING
      const key = `${scope.depth > 0 ? 1 : 0}${scopeKey(scope)}`
      const list = known.get(schema) ?? new Map<string, Shape | Begun>()
      known.set(schema, list)
      const found = list.get(key)
      if (found && 'kind' in found) return found
      if (found) return again(found, scope)
      const begun: Begun = {}
      list.set(key, begun)
      const made = lowerSchema(schema, inside(schema, scope), lowering)
      list.set(key, made)
      if (begun.name !== undefined) definitions[begun.name] = made
      return made
    },
    follow(schema, keyword, scope) {
      const reference = textAt(schema, keyword) ?? ''
      const found = documents.resolve(scope.base, reference)
      if (typeof found === 'string') {
        lowering.report('schema/missing-reference', `\`${reference}\`: ${found}`, lowering.spanOf(schema, scope, keyword))
        return undefined
      }
      const target = redirected(keyword, reference, found, scope)
      return { target, scope: entered(target, scope) }
    },
    refer(target, scope) {
      const name = target.name + scopeName(target, scope)
      if (!Object.hasOwn(definitions, name) && count < MOST_DEFINITIONS) {
        count++
        definitions[name] = ANYTHING
        pending.push({ name, target, scope })
      }
      return { kind: 'ref', to: name }
    },
    report(code, message, span, instead = 'Anything is taken there.') {
      const key = `${code} ${message} ${span?.start}`
      if (reported.has(key) || reported.size > 200) return
      reported.add(key)
      diagnostics.push({ code, severity: 'warning', message, span: span ?? null, instead })
    },
    spanOf(schema, scope, keyword) {
      const { parsed } = scope.target.document
      return keyword === undefined ? parsed?.spanOf(schema) : parsed?.memberSpan(schema, keyword)
    },
  }

  /** A schema that is met within itself, other than by a reference, becomes a definition. */
  function again(begun: Begun, { target }: Scope): Shape {
    for (let n = 1; begun.name === undefined; n++) {
      const name = `${target.name}~${n}`
      if (!Object.hasOwn(definitions, name)) begun.name = name
    }
    definitions[begun.name] ??= ANYTHING
    return { kind: 'ref', to: begun.name }
  }

  /** The scope of what stands inside a schema: its own `$id` is a base and opens a resource. */
  function inside(schema: SchemaObject, scope: Scope): Scope {
    const base = documents.baseOf(schema, scope.base)
    const deeper = { ...scope, depth: scope.depth + 1 }
    return base === scope.base ? deeper : { ...deeper, base, dynamic: widened(base, scope.dynamic) }
  }

  function widened(resource: string, dynamic: ReadonlyMap<string, Target>): ReadonlyMap<string, Target> {
    if (!documents.hasDynamic) return dynamic
    const own = [...documents.dynamicAnchors(resource)].filter(([name]) => !dynamic.has(name))
    return own.length === 0 ? dynamic : new Map([...dynamic, ...own])
  }

  function entered(target: Target, scope: Scope): Scope {
    return { target, base: target.base, dynamic: widened(target.base, scope.dynamic), depth: 0, ...way(scope.direction) }
  }

  /** `$dynamicRef` and `$recursiveRef` go to the outermost place of that name, if the first place offers it. */
  function redirected(keyword: string, reference: string, found: Target, scope: Scope): Target {
    if (keyword === '$ref' || !isSchemaObject(found.schema)) return found
    if (keyword === '$recursiveRef') {
      return found.schema['$recursiveAnchor'] === true ? (scope.dynamic.get('') ?? found) : found
    }
    const [, anchor] = splitFragment(reference)
    return found.schema['$dynamicAnchor'] === anchor ? (scope.dynamic.get(anchor) ?? found) : found
  }

  /** Places outside of the target's own resource that dynamic references in it may lead to. */
  function scopeName(target: Target, scope: Scope): string {
    const far = [...scope.dynamic].filter(([, place]) => place.base !== target.base)
    const way = scope.direction === undefined ? '' : `|${scope.direction}`
    return far.length === 0 ? way : `${way}|${far.map(([name, place]) => `${name}=${place.name}`).join('|')}`
  }

  function drain(): void {
    for (let next = pending.pop(); next; next = pending.pop()) {
      definitions[next.name] = named(lowering.lower(next.target.schema, next.scope), next.target)
    }
  }

  return {
    definitions,
    shapeAt(target) {
      const shape = lowering.lower(target.schema, rootScope(target))
      drain()
      return shape
    },
    referTo(target, direction) {
      const shape = lowering.refer(target, { ...rootScope(target), ...way(direction) })
      drain()
      return shape
    },
  }

  function rootScope(target: Target): Scope {
    return { target, base: target.base, dynamic: widened(target.base, new Map()), depth: 0 }
  }
}

function way(direction: Direction | undefined): { readonly direction?: Direction } {
  return direction === undefined ? {} : { direction }
}

function scopeKey(scope: Scope): string {
  const way = scope.direction ?? ''
  return scope.dynamic.size === 0 ? way : way + [...scope.dynamic].map(([name, place]) => `${name}=${place.name}`).join('|')
}

/** The name of a definition is a clue to what its values mean. */
function named(shape: Shape, target: Target): Shape {
  const found = /\/(?:definitions|\$defs|schemas)\/([^/]+)$/.exec(target.name)
  if (!found?.[1] || shape.hints?.typeName !== undefined || shape.kind === 'never') return shape
  return { ...shape, hints: { ...shape.hints, typeName: found[1].replaceAll('~1', '/').replaceAll('~0', '~') } }
}


import type { Direction } from '../../catalog/schema-host.ts'
import type { Shape } from '../../catalog/shape.ts'
import type { DiagnosticCode } from '../../diagnostics/codes.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import type { Target } from './documents.ts'
import type { Draft } from './drafts.ts'
import type { Schema, SchemaObject } from './keywords.ts'

/** Where a schema stands while it is turned into a shape. */
export interface Scope {
  readonly target: Target
  /** Base of references. */
  readonly base: string
  /** What `$dynamicRef` leads to, by anchor: the outermost place on the way here. */
  readonly dynamic: ReadonlyMap<string, Target>
  readonly depth: number
  /** A body that travels: fields that do not travel with it are left out. */
  readonly direction?: Direction
}

/** What the parts of the lowering ask of each other. */
export interface Lowering {
  readonly draft: Draft
  /** Stands in a document of OpenAPI or AsyncAPI. */
  readonly openapi: boolean
  /** Fields that do not travel in a direction are not required in it. */
  readonly requiredYields: boolean
  lower(schema: Schema, scope: Scope): Shape
  /** The place a `$ref`, `$dynamicRef` or `$recursiveRef` of this schema leads to, and the scope there. */
  follow(schema: SchemaObject, keyword: string, scope: Scope): { readonly target: Target; readonly scope: Scope } | undefined
  /** The shape of such a place: a reference to a definition. */
  refer(target: Target, scope: Scope): Shape
  /** `instead`: what is done about it; anything is taken there when absent. */
  report(code: DiagnosticCode, message: string, span: Span | undefined, instead?: string): void
  spanOf(schema: SchemaObject, scope: Scope, keyword?: string): Span | undefined
}

export const ANYTHING: Shape = { kind: 'types', types: ['string', 'number', 'boolean', 'object', 'array', 'null'] }
export const NOTHING: Shape = { kind: 'never' }

import type { Hints, Shape } from '../../catalog/shape.ts'
import { reportChance } from './chance.ts'
import { hintsOf } from './hints.ts'
import type { Schema } from './keywords.ts'
import { applicators, assertions } from './lower.ts'
import { ANYTHING, type Lowering, NOTHING, type Scope } from './lowering.ts'
import { closings, expandUnevaluated } from './unevaluated.ts'

/** Turns a schema into a shape, keyword by keyword; what combines shapes stays combined, for `solve`. */
export function lowerSchema(schema: Schema, scope: Scope, lowering: Lowering): Shape {
  if (typeof schema === 'boolean') return schema ? ANYTHING : NOTHING
  const span = lowering.spanOf(schema, scope)
  const hints = hintsOf(schema, span)
  reportChance(schema, scope, lowering)
  const unevaluated = closings(schema, lowering)
  const of = unevaluated ? [expandUnevaluated(schema, scope, lowering)]
    : [...assertions(schema, scope, lowering), ...applicators(schema, scope, lowering)]
  return joined(of, hints, span ? { span } : {})
}

function joined(of: readonly Shape[], hints: Hints | undefined, base: { readonly span?: NonNullable<Shape['span']> }): Shape {
  const guide = { ...(hints ? { hints } : {}), ...base }
  const [first] = of
  if (!first) return hints ? { ...ANYTHING, ...guide } : ANYTHING
  if (of.length > 1) return { kind: 'all', of, ...guide }
  if (first.kind === 'never') return { ...first, ...base }
  if (!hints) return first.span || first.kind === 'ref' ? first : { ...first, ...base }
  return { ...first, ...base, hints: { ...first.hints, ...hints } }
}

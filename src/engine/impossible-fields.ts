import type { Entity } from './catalog/catalog.ts'
import type { ReadResult } from './catalog/reader.ts'
import type { Field, Shape } from './catalog/shape.ts'
import { conflictIn } from './conflict.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import { pointerAt } from './readers/json-schema/pointer-at.ts'
import type { Solver } from './solve/solver.ts'

/** Fields that are looked at: a warning is not worth the time that a huge schema would take. */
const MOST_FIELDS = 400
const MOST_TOLD = 10

/** Optional fields that can have no value: they are left out, and told as warnings with the keywords at fault. */
export function impossibleFields(
  reading: ReadResult,
  entities: readonly Entity[],
  solver: Solver,
): readonly Diagnostic[] {
  if (reading.evidence?.kind !== 'json-schema') return []
  const out: Diagnostic[] = []
  for (const field of optionalFields(
    entities.map((one) => one.shape),
    solver,
  )) {
    const { span } = field.shape
    if (out.length >= MOST_TOLD || !span || span.uri !== undefined || solver.height(field.shape) < Infinity) continue
    const found = conflictIn(reading, pointerAt(reading.evidence.source, span) ?? '')
    out.push({
      ...(found ?? { code: 'schema/unsatisfiable', span }),
      severity: 'warning',
      instead: 'It is left out.',
      message: `\`${field.name}\` can have no value${found ? `: ${found.message}` : ''}`,
    })
  }
  return out
}

function optionalFields(shapes: readonly Shape[], solver: Solver): readonly Field[] {
  const out: Field[] = []
  const queue = [...shapes]
  const seen = new Set<string>()
  for (const shape of queue) {
    if (out.length >= MOST_FIELDS) break
    if (shape.kind === 'all') queue.push(...shape.of)
    else if (shape.kind === 'array') queue.push(...shape.prefix, ...(shape.rest ? [shape.rest] : []))
    else if (shape.kind === 'ref' && !seen.has(shape.to)) {
      seen.add(shape.to)
      queue.push(solver.definition(shape.to))
    } else if (shape.kind === 'object') {
      // A field that is `false` was meant to be impossible.
      const fields = shape.fields.filter((field) => field.shape.kind !== 'never')
      out.push(...fields.filter((field) => field.optional))
      queue.push(...fields.map((field) => field.shape))
    }
  }
  return out
}

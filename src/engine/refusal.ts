import type { Entity } from './catalog/catalog.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Compiled } from './plan/compile.ts'

/** Why an entity has no records, as a diagnostic. */
export function refusal(one: Compiled['refused'][number], entity: Entity): Diagnostic {
  return one.diagnostic ?? {
    code: 'plan/unsatisfiable', severity: 'error', message: `${entity.name} holds no value: ${one.because}`,
    span: entity.nameSpan ?? entity.span ?? { start: 0, end: 0 },
  }
}

import type { JsonType, NumberLimits, StringLimits } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'

/** All that is said must hold. */
export interface Fit {
  readonly string?: StringLimits
  readonly number?: NumberLimits
  readonly oneOf?: readonly Value[]
  /** Of days and moments: ISO texts. */
  readonly between?: { readonly minimum: string; readonly maximum: string }
  /** By type alone. */
  readonly types?: readonly JsonType[]
  readonly anyOf?: readonly Fit[]
}

import type { Entity } from '../catalog/catalog.ts'
import type { ReadResult } from '../catalog/reader.ts'
import type { Row } from '../catalog/value.ts'

export interface LastResort {
  row(index: number): Row | undefined
}

// COORDINATOR stand-in until SCHEMA lands it; overwrite freely.
export async function lastResortFor(
  _reading: ReadResult, _entity: Entity, _settings: { seed: string; now: string; locale: string },
): Promise<LastResort | null> {
  return null
}

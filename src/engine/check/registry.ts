import type { Entity } from '../catalog/catalog.ts'
import type { Host, Source } from '../catalog/host.ts'
import type { ReadResult } from '../catalog/reader.ts'
import type { Judge } from './judge.ts'

/** The outside judge of an entity's rows, its heavy parts loaded now; `null` when the source has none. */
export async function judgeFor(reading: ReadResult, entity: Entity, source: Source, host: Host): Promise<Judge | null> {
  const { evidence } = reading
  switch (evidence?.kind) {
    case 'json-schema':
      return (await import('./ajv.ts')).ajvJudge(evidence, entity)
    case 'typescript':
      return (await import('./typescript.ts')).typescriptJudge(reading, entity, source, host)
    case 'sql':
      return (await import('./sql.ts')).sqlJudge(reading, entity)
    case undefined:
      return null
  }
}

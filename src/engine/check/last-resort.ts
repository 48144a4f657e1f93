import type { GenerateSyncOptions, JsonSchema } from 'json-schema-faker'
import type { Entity } from '../catalog/catalog.ts'
import type { Evidence, ReadResult } from '../catalog/reader.ts'
import { isRecord, type Json, type Row, type Value } from '../catalog/value.ts'
import { bits, entityKey, laneA, laneB } from '../random/key.ts'

/** Records of json-schema-faker, for a schema that our own plan does not meet. */
export interface LastResort {
  /** A record that `accepts` takes, made from the key of row `index` alone; `undefined` when none of a few is. */
  row(index: number, accepts: (row: Row) => boolean): Row | undefined
}

export interface LastResortSettings {
  readonly seed: string
  readonly generation: number
  /** A faker method by dotted name, drawn from a key: what `faker` keywords ask for. */
  readonly method: (name: string, args: readonly Value[], a: number, b: number) => Value
}

/** Records drawn for one row, the later ones with required members only. */
const ATTEMPTS = 12
const FULL_ATTEMPTS = 6
/** Text of the largest schema that is tried, in UTF-16 units: json-schema-faker cannot be stopped once it runs. */
const MOST_TEXT = 500_000

/**
 * json-schema-faker 0.6 (MIT) over the original schema, loaded now; `null` where the source is no JSON Schema. It is
 * seeded anew for every row and attempt, so that any row is made alone (law 1), and has no clock.
 */
export async function lastResortFor(
  { evidence }: ReadResult,
  entity: Entity,
  settings: LastResortSettings,
): Promise<LastResort | null> {
  if (evidence?.kind !== 'json-schema') return null
  const { generateSync } = await import('json-schema-faker')
  const key = entityKey(settings.seed, settings.generation, `last resort:${entity.key}`)
  let schema: JsonSchema | null | undefined
  const draw = (a: number, b: number, attempt: number): Row | undefined => {
    const x = laneA(a, b, attempt)
    const y = laneB(a, b, attempt)
    const options: GenerateSyncOptions = {
      seed: bits(x, y, 0) >>> 0,
      optionalsProbability: attempt < FULL_ATTEMPTS ? 0.5 : 0,
      refDepthMax: 4,
      useExamplesValue: attempt % 2 === 0,
      resolveJsonPath: true,
      refResolver: (uri) => documentAt(evidence, uri),
      extensions: { faker: fakerLike((name, args, n) => settings.method(name, args, laneA(x, y, n), laneB(x, y, n))) },
    }
    try {
      return generateSync(schema as JsonSchema, options) as Row
    } catch {
      return undefined
    }
  }
  return {
    row(index, accepts) {
      schema ??= schemaAt(evidence, entity.key)
      if (schema === null) return undefined
      const a = laneA(key.a, key.b, index)
      const b = laneB(key.a, key.b, index)
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const row = draw(a, b, attempt)
        if (row !== undefined && accepts(row)) return row
      }
      return undefined
    },
  }
}

type JsonSchemaEvidence = Extract<Evidence, { kind: 'json-schema' }>

/** The schema of an entity, with the root's definitions beside it so that references still lead somewhere. */
function schemaAt(evidence: JsonSchemaEvidence, pointer: string): JsonSchema | null {
  if (JSON.stringify(evidence.schema).length > MOST_TEXT) return null
  let found: Json | undefined = evidence.schema
  for (const part of pointer.split('/').slice(1)) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (!isRecord(found) && !Array.isArray(found)) return null
    found = (found as { readonly [name: string]: Json | undefined })[name]
  }
  if (typeof found === 'boolean') return found
  if (!isRecord(found) || !isRecord(evidence.schema)) return null
  const { $defs, definitions, components } = evidence.schema
  const shared = Object.entries({ $defs, definitions, components }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(shared), ...found }
}

function documentAt({ documents }: JsonSchemaEvidence, uri: string): JsonSchema {
  const document = documents[uri.replace(/#.*$/s, '')]
  return isRecord(document) || typeof document === 'boolean' ? document : {}
}

/** What json-schema-faker takes for a faker: any module's any method, each call with a key of its own. */
function fakerLike(call: (name: string, args: readonly Value[], n: number) => Value): unknown {
  let calls = 0
  const module = (name: string): unknown =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: readonly Value[]) =>
            call(`${name}.${String(method)}`, args, ++calls),
      },
    )
  return new Proxy({}, { get: (_, name) => module(String(name)) })
}

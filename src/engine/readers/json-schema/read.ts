import type { Catalog } from '../../catalog/catalog.ts'
import type { Host, Source } from '../../catalog/host.ts'
import type { ReadResult } from '../../catalog/reader.ts'
import { requiredYields, schemaHostOf } from '../../catalog/schema-host.ts'
import { isRecord } from '../../catalog/value.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { createDocuments } from './documents.ts'
import { draftOf } from './drafts.ts'
import { entitiesOf } from './entities.ts'
import { loadYaml, parseText, YAML_NEEDED } from './parse.ts'
import { type RemoteHost, remoteHost } from './remote.ts'
import { createShapes } from './to-shapes.ts'

const MOST_TEXT = 40_000_000

/** Reads a source and the documents that it refers to, fetched where the host allows it. */
export async function readWithRemote(source: Source, host: Host): Promise<ReadResult> {
  const remote = remoteHost(host)
  for (;;) {
    const result = await readOnce(source, remote)
    // Shapes that are made at first look may lead to further documents.
    if (host.fetchText) for (const entity of result.catalog.entities) void entity.shape
    if (!(await remote.bring())) return result
  }
}

async function readOnce(source: Source, host: RemoteHost): Promise<ReadResult> {
  try {
    return readSchema(source, host)
  } catch (error) {
    if (error !== YAML_NEEDED) throw error
    await loadYaml()
    return readSchema(source, host)
  }
}

/** Reads at once; throws `YAML_NEEDED` where the YAML parser must be loaded first. */
export function readSchema(source: Source, host: Host & Partial<Pick<RemoteHost, 'problemOf'>>): ReadResult {
  const catalog: Catalog = { uri: source.uri, language: 'json-schema', entities: [], definitions: {}, relations: [] }
  const problem = (code: Diagnostic['code'], message: string): ReadResult => ({
    catalog, diagnostics: [{ code, severity: 'error', message, span: { start: 0, end: Math.min(1, source.text.length) } }],
  })
  if (source.text.trim() === '') return problem('source/empty', 'The file is empty.')
  if (source.text.includes('\0')) return problem('source/binary', 'The file is not text.')
  if (source.text.length > MOST_TEXT) return problem('source/too-large', 'The file is larger than 40 million characters.')
  const parsed = parseText(source.text, isYaml(source))
  const { value } = parsed
  if (value === undefined) return { catalog, diagnostics: parsed.diagnostics }
  if (typeof value !== 'boolean' && !isRecord(value)) {
    const [first] = parsed.diagnostics
    return first ? { catalog, diagnostics: parsed.diagnostics } : problem('source/no-entity', 'This is data, not a schema.')
  }
  const diagnostics: Diagnostic[] = [...parsed.diagnostics]
  const variant = draftOf(value, source.dialect)
  const openapi = schemaHostOf(value) !== undefined
  const documents = createDocuments(source.uri, parsed, host, variant.id)
  const shapes = createShapes(documents, { draft: variant.id, openapi, requiredYields: requiredYields(value) }, diagnostics)
  const entities = entitiesOf(documents.root, shapes, source.uri, diagnostics)
  return {
    catalog: { ...catalog, variant, entities, definitions: shapes.definitions },
    diagnostics,
    evidence: {
      kind: 'json-schema', source, schema: value, draft: variant.id, documents: Object.fromEntries(documents.others), ...(openapi ? { openapi } : {}),
    },
  }
}

function isYaml(source: Source): boolean {
  if (source.language !== undefined) return /ya?ml/.test(source.language)
  return /\.ya?ml$/i.test(source.uri)
}

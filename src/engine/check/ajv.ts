import { Ajv } from 'ajv'
import AjvDraft04Module from 'ajv-draft-04'
import addFormatsModule from 'ajv-formats'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import draft04 from 'ajv-draft-04/dist/refs/json-schema-draft-04.json' with { type: 'json' }
import draft06 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' }
import draft07 from 'ajv/dist/refs/json-schema-draft-07.json' with { type: 'json' }
import type { Entity } from '../catalog/catalog.ts'
import type { Evidence } from '../catalog/reader.ts'
import { directionOf } from '../catalog/schema-host.ts'
import { isRecord, type Json, type Row } from '../catalog/value.ts'
import type { Fault, Judge, Verdict } from './judge.ts'
import { judgedDocument } from './judged-document.ts'

type JsonSchemaEvidence = Extract<Evidence, { kind: 'json-schema' }>
type Core = InstanceType<typeof Ajv>
type Validate = ReturnType<Core['compile']>

const VERSION = '8.20'

// CommonJS modules whose default export is a namespace in some bundles and the thing itself in others.
const AjvDraft04 = defaultOf(AjvDraft04Module) as typeof Ajv
const addFormats = defaultOf(addFormatsModule) as (ajv: Core) => void

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : module
}

/**
 * Ajv on the original schema: the class of its draft, formats asserted, unknown keywords passed over. Compiles when
 * the first row comes; where Ajv cannot compile, rows are "not judged" with Ajv's words.
 */
export function ajvJudge(evidence: Evidence, entity: Entity): Judge {
  if (evidence.kind !== 'json-schema') return notJudging('The source is no JSON Schema.')
  let compiled: Validate | string | undefined
  let thorough: Validate | string | undefined
  return {
    name: `Ajv ${VERSION}, ${evidence.draft}`,
    judge(rows) {
      compiled ??= compile(evidence, entity.key)
      const validate = compiled
      if (typeof validate === 'string') return rows.map((): Verdict => ({ state: 'not-judged', because: validate }))
      return rows.map((row) => verdict(validate, row))
    },
    faults(row) {
      thorough ??= compile(evidence, entity.key, true)
      if (typeof thorough === 'string' || thorough(row)) return []
      return (thorough.errors ?? []).map(fault)
    },
  }
}

function fault({ instancePath, schemaPath, keyword, message, params }: NonNullable<Validate['errors']>[number]): Fault {
  const missing: unknown = params['missingProperty']
  const path = instancePath.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  return {
    path, branch: /\/(?:anyOf|oneOf|not|if)\//.test(schemaPath), message: message ?? keyword,
    ...(typeof missing === 'string' ? { missing } : {}),
  }
}

function verdict(validate: Validate, row: Row): Verdict {
  try {
    if (validate(row)) return { state: 'judged' }
  } catch (error) {
    // A schema that refers to itself in place, or a value nested deeper than the stack is.
    if (!(error instanceof RangeError)) throw error
    return { state: 'not-judged', because: 'Ajv does not come to an end.' }
  }
  const [first] = validate.errors ?? []
  if (!first) return { state: 'rejected', because: 'not valid' }
  return { state: 'rejected', because: `${first.instancePath || '/'} ${first.message ?? first.keyword} (${first.schemaPath})` }
}

function notJudging(because: string): Judge {
  return { name: `Ajv ${VERSION}`, judge: (rows) => rows.map((): Verdict => ({ state: 'not-judged', because })) }
}

/** Large schemas take Ajv seconds: the last ones are kept as long as their texts stand. */
const MOST_KEPT = 6
const kept = new Map<string, Validate | string>()

function compile(evidence: JsonSchemaEvidence, pointer: string, allErrors = false): Validate | string {
  const { source, draft, documents, openapi = false } = evidence
  const key = [draft, openapi, allErrors, pointer, source.text, JSON.stringify(documents)].join('\0')
  const made = kept.get(key) ?? compileAnew(evidence, pointer, allErrors)
  kept.delete(key)
  kept.set(key, made)
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
  return made
}

/** Compiles what an entity reaches; a text says why Ajv cannot. Many patterns in the wild break under flag `u`. */
function compileAnew(evidence: JsonSchemaEvidence, pointer: string, allErrors: boolean): Validate | string {
  let words = ''
  for (const way of WAYS) {
    try {
      return compileWith(evidence, pointer, { ...way, allErrors })
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error)
      words ||= said
      if (!/invalid regular expression|discriminator/i.test(said)) break
    }
  }
  return `Ajv cannot compile the schema: ${words}`
}

interface Way {
  readonly unicodeRegExp: boolean
  readonly discriminator: boolean
  /** Says everything that is wrong, not only the first; slower. */
  readonly allErrors?: boolean
}

/** Ajv asks more of a `discriminator` than OpenAPI does; without it branches are told apart by their own keywords. */
const WAYS: readonly Way[] = [
  { unicodeRegExp: true, discriminator: true },
  { unicodeRegExp: true, discriminator: false },
  { unicodeRegExp: false, discriminator: false },
]

const HOME = 'lifelike:schema'

function compileWith(evidence: JsonSchemaEvidence, pointer: string, way: Way): Validate {
  const ajv = instance(evidence, way)
  const plain = (document: Json): Json =>
    evidence.openapi ? judgedDocument(document, { direction: directionOf(pointer), discriminator: way.discriminator }) : document
  for (const [uri, document] of Object.entries(evidence.documents)) {
    if (isRecord(document) || typeof document === 'boolean') quietly(() => ajv.addSchema(plain(document) as object, uri))
  }
  const schema = plain(evidence.schema)
  if (pointer === '') return ajv.compile(schema as object)
  const id = isRecord(schema) ? (schema['$id'] ?? (evidence.draft === 'draft-04' ? schema['id'] : undefined)) : undefined
  const home = typeof id === 'string' && /^[a-z][a-z0-9+.-]*:/i.test(id) ? id.replace(/#.*$/, '') : HOME
  ajv.addSchema(schema as object, home)
  return ajv.compile({ $ref: `${home}#${encodeURI(pointer)}` })
}

function instance(evidence: JsonSchemaEvidence, { unicodeRegExp, discriminator, allErrors = false }: Way): Core {
  const options = {
    strict: false, logger: false as const, validateSchema: false, addUsedSchema: false, unicodeRegExp, allErrors, validateFormats: true,
    // Compiling takes less than half the time, judging the same: Ajv's optimiser mostly makes its code shorter.
    code: { optimize: false },
    ...(evidence.openapi && discriminator ? { discriminator } : {}),
  }
  const ajv = make(evidence.draft, options)
  addFormats(ajv)
  quietly(() => ajv.addSchema(draft06, 'http://json-schema.org/draft-06/schema'))
  quietly(() => ajv.addSchema(draft07, 'http://json-schema.org/draft-07/schema'))
  if (evidence.draft !== 'draft-04') {
    const { id, exclusiveMinimum: _, ...rest } = draft04 as { readonly id: string; readonly exclusiveMinimum?: unknown }
    quietly(() => ajv.addSchema({ ...rest, $id: id.replace('#', '') }, 'http://json-schema.org/draft-04/schema'))
  }
  return ajv
}

type Options = ConstructorParameters<typeof Ajv>[0]

function make(draft: JsonSchemaEvidence['draft'], options: Options): Core {
  switch (draft) {
    case 'draft-04':
      return new AjvDraft04(options)
    case '2019-09':
      return new Ajv2019(options)
    case '2020-12':
      return new Ajv2020(options)
    case 'draft-06': {
      const ajv = new Ajv(options)
      quietly(() => ajv.addMetaSchema(draft06))
      return ajv
    }
    case 'draft-07':
      return new Ajv(options)
  }
}

/** A schema that Ajv has already, or one that it cannot read, is no reason to stop. */
function quietly(add: () => unknown): void {
  try {
    add()
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}

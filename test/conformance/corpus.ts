import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Source } from '../../src/engine/catalog/host.ts'
import type { Json } from '../../src/engine/catalog/value.ts'

/** A schema of a corpus, as its manifest lists it. */
export interface Entry {
  readonly id: string
  readonly corpus: string
  readonly draft: string
  readonly sat?: string
  readonly file: string
  readonly pointer?: string
  readonly mode?: string
  readonly remotes?: readonly string[]
  readonly remoteSet?: string
}

export interface Case {
  readonly source: Source
  readonly texts: ReadonlyMap<string, string>
}

const ROOT = path.resolve(
  process.env['CORPUS_DIR'] ?? path.join(import.meta.dirname, '../../../shared/corpus'),
  'json-schema',
)
const DRAFTS: Readonly<Record<string, string>> = {
  draft4: 'draft-04',
  draft6: 'draft-06',
  draft7: 'draft-07',
  'draft2019-09': '2019-09',
  'draft2020-12': '2020-12',
}

export const CORPORA = ['testsuite', 'schemastore', 'jsonschemabench', 'openapi', 'standards'] as const

/** Do the corpora stand beside the project? */
export function corpusStands(): boolean {
  return existsSync(ROOT)
}

/** Where the corpora are looked for. */
export function corpusFolder(): string {
  return ROOT
}

/** Entries in an order that is fair and stays (by hash of their names); `most`: only so many. */
export function entriesOf(corpus: string, most = Infinity): readonly Entry[] {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, corpus, 'manifest.json'), 'utf8')) as { entries: Entry[] }
  const hash = (id: string): string => createHash('sha1').update(`conformance ${id}`).digest('hex')
  const order = manifest.entries.map((one) => ({ one, by: hash(one.id) })).sort((a, b) => (a.by < b.by ? -1 : 1))
  return order.slice(0, most).map(({ one }) => ({ ...one, corpus }))
}

type Tree = { readonly [name: string]: Json }

/** The schema of an entry as a source, with the documents it refers to. */
export function caseOf(entry: Entry): Case {
  const file = (name: string): string => path.join(ROOT, entry.corpus, name)
  const parsed = (name: string): Json => JSON.parse(readFileSync(name, 'utf8').replace(/^\uFEFF/, '')) as Json
  const whole = parsed(file(entry.file))
  const texts = new Map<string, string>()
  const add = (uri: string, document: Json): void => {
    const tree = typeof document === 'object' && document !== null ? (document as Tree) : {}
    const id = tree['$id'] ?? tree['id']
    if (typeof id === 'string') texts.set(id.replace(/#$/, ''), JSON.stringify(document))
    texts.set(uri, JSON.stringify(document))
  }
  for (const uri of Array.isArray(entry.remotes) ? entry.remotes : []) {
    const last = uri.split('/').pop() ?? ''
    const name = [last, `${last}.json`].map((one) => file(`files/${one}`)).find((one) => existsSync(one))
    if (name !== undefined) add(uri, parsed(name))
  }
  if (entry.remoteSet !== undefined) {
    for (const [uri, document] of Object.entries(parsed(file(`files/${entry.remoteSet}`)) as Tree)) {
      const only = /localhost:1234\/(draft[^/]+)\//.exec(uri)
      if (!only || only[1] === entry.draft) add(uri, document)
    }
  }
  const schema = entry.pointer ? within(whole as Tree, entry) : whole
  const dialect = DRAFTS[entry.draft]
  const source = {
    uri: 'file:///schema.json',
    text: JSON.stringify(schema),
    language: 'json',
    ...(dialect ? { dialect } : {}),
  }
  return { source, texts }
}

function within(document: Tree, { pointer = '', mode }: Entry): Json {
  const at = pointer
    .split('/')
    .slice(1)
    .reduce<Json>((value, part) => (value as Tree)[part.replaceAll('~1', '/').replaceAll('~0', '~')] ?? null, document)
  if (mode !== 'inlineDefs') return at
  const key = document['definitions'] ? 'definitions' : '$defs'
  const named = document['$schema'] === undefined ? {} : { $schema: document['$schema'] }
  return { ...named, [key]: document[key] ?? {}, ...(at as Tree) }
}

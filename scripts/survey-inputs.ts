// The inputs of the dev corpora, as sources with the other documents they need.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './steps.ts'

/** One input: a source, an entity when only one is asked for, and texts by URI that its host has besides the disk. */
export interface Input {
  readonly id: string
  readonly uri: string
  readonly text: string
  readonly language: string
  readonly dialect?: string
  readonly entity?: string
  readonly documents: { readonly [uri: string]: string }
}

const shared = path.resolve(root, process.env['LIFELIKE_SHARED'] ?? '../shared')
const DRAFTS: { readonly [id: string]: string } = {
  draft4: 'draft-04',
  draft6: 'draft-06',
  draft7: 'draft-07',
  'draft2019-09': '2019-09',
  'draft2020-12': '2020-12',
}

/** All inputs of a source, or a fixed choice of `sample`; empty where the corpora are absent. */
export async function inputsOf(source: string, sample: number): Promise<readonly Input[]> {
  if (!existsSync(path.join(shared, 'corpus'))) return []
  if (source === 'json-schema') return await schemas(sample)
  const all = source === 'sql' ? ddl() : types()
  return sample > 0 ? all.filter((_, i) => i % Math.max(1, Math.floor(all.length / sample)) === 0) : all
}

async function schemas(sample: number): Promise<readonly Input[]> {
  const corpus = await import(pathToFileURL(path.join(root, '.judge/json-schema/lib/corpus.mjs')).href)
  const out: Input[] = []
  for (const name of corpus.ALL) {
    for (const entry of corpus.selectEntries(name, { sample })) {
      const { schema, remotes } = corpus.materialise(entry)
      const documents = Object.entries(remotes ?? {}).map(([uri, one]) => [uri, JSON.stringify(one)])
      out.push({
        id: `${name}/${entry.id}`,
        uri: 'file:///schema.json',
        text: JSON.stringify(schema),
        language: 'json',
        dialect: DRAFTS[entry.draft] ?? entry.draft,
        documents: Object.fromEntries(documents),
      })
    }
  }
  return out
}

function ddl(): readonly Input[] {
  const folder = path.join(shared, 'corpus/sql')
  const { entries } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
  return entries.map((entry: { id: string; file: string; dialect: string }) => ({
    id: entry.id,
    uri: `file:///${entry.id}.sql`,
    text: readFileSync(path.join(folder, entry.file), 'utf8'),
    language: 'sql',
    documents: {},
  }))
}

/** Types stand in packages that `npm run judge -- typescript` has installed. */
function types(): readonly Input[] {
  const folder = process.env['LIFELIKE_TYPES'] ?? path.join(root, '.judge/typescript-packages')
  const targets = path.join(folder, 'targets')
  if (!existsSync(targets)) return []
  return readdirSync(targets)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const full = path.join(targets, file)
      return {
        id: file,
        uri: pathToFileURL(full).href,
        text: readFileSync(full, 'utf8'),
        language: 'typescript',
        documents: {},
      }
    })
}

import * as vscode from 'vscode'
import { formOf, outlineOf } from '../../outline/languages.ts'
import type { Binding } from '../../protocol/engine-types.ts'
import { schemaUriOf } from '../document-outline.ts'
import { rememberedSources } from '../fixture-source.ts'
import type { Services } from '../services.ts'

/** The entity of a document whose fixtures are looked for. */
export interface Owner {
  readonly uri: vscode.Uri
  /** By which a fixture may name it: its name, its pointer. */
  readonly names: readonly string[]
  /** It is what the document is about, so that a fixture need not name it. */
  readonly isRoot: boolean
}

const FORMATS = '**/*.{json,jsonc,jsonl,ndjson,yaml,yml,csv,tsv,ts,js,sql}'
const SKIPPED = '**/{node_modules,dist,out,build,coverage,.git}/**'
const LISTED = 2000
/** Files that are read; those that tell nothing by their name come last. */
const READ = 120
const MOST_TEXT = 2_000_000

/** Files of the workspace whose rows are rows of an entity: by what they say, by settings, by their name, or as picked before. */
export async function fixturesOf(
  { engine, memory }: Pick<Services, 'engine' | 'memory'>,
  owner: Owner,
): Promise<readonly vscode.Uri[]> {
  const own = owner.uri.toString()
  const isOwn = (entity: string | undefined): boolean =>
    entity === undefined ? owner.isRoot : owner.names.some((name) => name.toLowerCase() === entity.toLowerCase())
  const remembered = rememberedSources(memory)
  const files = await vscode.workspace.findFiles(FORMATS, SKIPPED, LISTED)
  const likely = files
    .map((uri) => ({ uri, rank: rankOf(uri, owner, remembered[uri.toString()] !== undefined) }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, READ)
  const found: vscode.Uri[] = []
  for (const { uri } of likely) {
    const file = uri.toString()
    if (file === own) continue
    const kept = remembered[file]
    const text = kept === undefined ? await textOf(uri) : ''
    if (text === undefined) continue
    const bindings = kept === undefined ? await bindingsOf(engine, uri, text) : [kept]
    if (bindings.some((one) => one.uri === own && isOwn(one.entity))) found.push(uri)
  }
  return found
}

const IDS: readonly (readonly [RegExp, string])[] = [
  [/\.jsonc?$/i, 'json'],
  [/\.ya?ml$/i, 'yaml'],
  [/\.[jt]s$/i, 'typescript'],
  [/\.sql$/i, 'sql'],
]

/** What a file's rows may be of: as the settings say, else as the file does. One that describes rows itself holds none by its name alone. */
async function bindingsOf(
  engine: Services['engine'],
  uri: vscode.Uri,
  text: string,
): Promise<readonly Pick<Binding, 'uri' | 'entity'>[]> {
  const id = IDS.find(([ending]) => ending.test(uri.path))?.[1] ?? ''
  const form = formOf(id)
  const schema = form === 'json' || form === 'yaml' ? schemaUriOf({ uri, getText: () => text }, form) : undefined
  if (schema !== undefined) return [{ uri: schema.toString() }]
  const isSource = outlineOf(text, id, uri.path) !== null
  const bindings = await engine.call('bind', { uri: uri.toString(), text })
  return isSource ? bindings.filter((one) => one.because !== 'its name') : bindings
}

/** Where to look first: what was picked, what has the name, what stands near. */
function rankOf({ path }: vscode.Uri, { uri, names }: Owner, isKept: boolean): number {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '')
      .replace(/(ie|e)?s$/, '')
  const file = plain(path.replace(/^.*\//, ''))
  const isNamed = names.some((name) => plain(name) !== '' && file.includes(plain(name)))
  const folder = uri.path.replace(/[^/]*$/, '')
  return (isKept ? 0 : 4) + (isNamed ? 0 : 2) + (path.startsWith(folder) ? 0 : 1)
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString())
  if (open !== undefined) return open.getText()
  try {
    const { size } = await vscode.workspace.fs.stat(uri)
    return size > MOST_TEXT ? undefined : new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}

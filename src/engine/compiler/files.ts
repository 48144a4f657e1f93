import type { Host } from '../catalog/host.ts'
import { fileNameOf, folderOf, LIBRARY, uriOf } from './file-name.ts'
import type { TypeScript } from './load.ts'
import type ts from 'typescript6'

/** Parsed files by name, text and language version: pure memory of a pure function, bounded; the last used stand last. */
const parsed = new Map<string, { readonly text: string; readonly file: ts.SourceFile }>()
/**
 * Characters of text; a parsed and bound file takes about twenty bytes of memory for each. The languages' own
 * declarations do not count and stay: they are in every program.
 */
const MOST_TEXT = 4_000_000
let held = 0

function remember(key: string, text: string, file: ts.SourceFile): void {
  forget(key)
  parsed.set(key, { text, file })
  if (!key.startsWith(LIBRARY)) held += text.length
  for (const name of parsed.keys()) {
    if (held <= MOST_TEXT) break
    if (name !== key && !name.startsWith(LIBRARY)) forget(name)
  }
}

function forget(key: string): void {
  const known = parsed.get(key)
  if (known && !key.startsWith(LIBRARY)) held -= known.text.length
  parsed.delete(key)
}

/** What the compiler sees of the world: `host` under an overlay of texts. One per program; reads are remembered. */
export interface Files {
  read(fileName: string): string | undefined
  exists(fileName: string): boolean
  folderExists(folder: string): boolean
  folders(folder: string): string[]
}

export function filesOver(host: Host, overlay: ReadonlyMap<string, string>): Files {
  const texts = new Map<string, string | undefined>()
  const lists = new Map<string, readonly string[]>()
  const list = (folder: string): readonly string[] => {
    let names = lists.get(folder)
    if (!names) lists.set(folder, (names = host.list(uriOf(folder))))
    return names
  }
  const read = (fileName: string): string | undefined => {
    const given = overlay.get(fileName)
    if (given !== undefined) return given
    if (texts.has(fileName)) return texts.get(fileName)
    const parent = folderOf(fileName)
    const text = knownMissing(parent) ? undefined : host.readText(uriOf(fileName))
    texts.set(fileName, text)
    return text
  }
  /** A folder of packages that is not there spares hundreds of reads. */
  const knownMissing = (folder: string): boolean => {
    const at = folder.indexOf('/node_modules')
    if (at < 0) return false
    const root = folder.slice(0, at + 13)
    return list(root).length === 0
  }
  const overlayFolders = new Set([...overlay.keys()].map(folderOf))
  return {
    read,
    exists: (fileName) => read(fileName) !== undefined,
    folderExists: (folder) => overlayFolders.has(folder.replace(/\/$/, '')) || list(folder).length > 0,
    folders: (folder) =>
      list(folder)
        .filter((name) => name.endsWith('/'))
        .map((name) => name.slice(0, -1)),
  }
}

/**
 * A compiler host over files. Library declarations are asked for as `lib:///lib.es5.d.ts`. Files of `old` whose texts
 * stand are taken as they are, however many.
 */
export function compilerHost(compiler: TypeScript, files: Files, folder: string, old?: ts.Program): ts.CompilerHost {
  return {
    getSourceFile(fileName, version) {
      const text = files.read(fileName)
      if (text === undefined) return undefined
      const { languageVersion, impliedNodeFormat } =
        typeof version === 'object' ? version : { languageVersion: version, impliedNodeFormat: undefined }
      const format = `${languageVersion}|${impliedNodeFormat ?? ''}`
      const kept = unredirected(old?.getSourceFile(fileName))
      if (
        kept?.text === text &&
        kept.languageVersion === languageVersion &&
        kept.impliedNodeFormat === impliedNodeFormat
      )
        return kept
      const key = `${fileName}|${format}`
      const known = parsed.get(key)
      const file = known?.text === text ? known.file : compiler.createSourceFile(fileName, text, version)
      remember(key, text, file)
      return file
    },
    getDefaultLibFileName: (options) => `${LIBRARY}/${compiler.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => LIBRARY,
    getCurrentDirectory: () => folder,
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => {},
    fileExists: (name) => files.exists(name),
    readFile: (name) => files.read(name),
    directoryExists: (name) => files.folderExists(name),
    getDirectories: (name) => files.folders(name),
  }
}

/** One of several copies of a package stands for all in a program, but not towards the next program. */
function unredirected(file: (ts.SourceFile & Redirected) | undefined): ts.SourceFile | undefined {
  return file?.redirectInfo?.unredirected ?? file
}

/** What the compiler's types do not tell of. */
interface Redirected {
  readonly redirectInfo?: { readonly unredirected: ts.SourceFile }
}

/** Is `uri` a file whose language the compiler knows by its name? */
export function hasSourceExtension(uri: string): boolean {
  return /\.([cm]?[jt]s|[jt]sx)$/i.test(fileNameOf(uri))
}

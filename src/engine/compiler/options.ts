import type ts from 'typescript6'
import { isScript } from '../catalog/specifier.ts'
import { folderOf } from './file-name.ts'
import type { Files } from './files.ts'
import type { TypeScript } from './load.ts'

/** Under what options a file is read and judged, and what they leave open. */
export interface ProjectOptions {
  readonly options: ts.CompilerOptions
  /** tsconfig names its libraries itself: nothing is added. */
  readonly libraryChosen: boolean
  readonly typesChosen: boolean
  /** The configuration file, when there is one. */
  readonly config: string | null
}

/**
 * Nothing is emitted, everything is strict; the user's own options stand otherwise. What is right with exact optional
 * properties is right without them.
 */
const FORCED: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
}
const DROPPED = [
  'incremental',
  'composite',
  'declaration',
  'declarationMap',
  'emitDeclarationOnly',
  'isolatedDeclarations',
  'outDir',
  'outFile',
  'rootDir',
  'sourceMap',
  'inlineSourceMap',
  'tsBuildInfoFile',
  'noUnusedLocals',
  'noUnusedParameters',
  'strictNullChecks',
  'noImplicitAny',
  'strictFunctionTypes',
  'plugins',
  'noLib',
]

/** The options of `fileName`: those of the nearest tsconfig.json (or jsconfig.json), made strict. */
export function projectOptions(compiler: TypeScript, files: Files, fileName: string): ProjectOptions {
  const exists = (name: string): boolean => files.exists(name)
  const folder = folderOf(fileName)
  const config = compiler.findConfigFile(folder, exists) ?? compiler.findConfigFile(folder, exists, 'jsconfig.json')
  const found = config === undefined ? undefined : parse(compiler, files, fileName, config)
  const options: ts.CompilerOptions = {
    target: compiler.ScriptTarget.ES2023,
    module: compiler.ModuleKind.ESNext,
    moduleResolution: compiler.ModuleResolutionKind.Bundler,
    ...found,
  }
  for (const name of DROPPED) delete options[name]
  Object.assign(options, FORCED)
  if (isScript(fileName)) options.allowJs = options.checkJs = true
  const libraryChosen = options.lib !== undefined
  const typesChosen = options.types !== undefined
  options.lib ??= [esLibrary(compiler, options)]
  options.types ??= []
  return { options, libraryChosen, typesChosen, config: config ?? null }
}

function esLibrary(compiler: TypeScript, options: ts.CompilerOptions): string {
  const name = compiler.ScriptTarget[options.target ?? compiler.ScriptTarget.ES2023]?.toLowerCase() ?? 'es2023'
  if (name === 'es5') return 'lib.es5.d.ts'
  return /^es\d{4}$/.test(name) ? `lib.${name}.d.ts` : 'lib.esnext.d.ts'
}

/** What `parse` makes of one configuration: is `fileName` among its files? */
interface Parsed {
  readonly options: ts.CompilerOptions
  readonly covers: boolean
  /** It has no files of its own: a solution. */
  readonly solution: boolean
}

const MOST_REFERENCES = 6

/** A configuration's options; where the file is not among its files, those of the first reference that has it. */
function parse(compiler: TypeScript, files: Files, fileName: string, config: string): ts.CompilerOptions {
  const seen = new Set<string>()
  let lent: ts.CompilerOptions | undefined
  const visit = (name: string, depth: number): Parsed | undefined => {
    if (seen.has(name) || depth > MOST_REFERENCES) return undefined
    seen.add(name)
    const { config: json } = compiler.readConfigFile(name, (one) => files.read(one))
    const host: ts.ParseConfigHost = {
      useCaseSensitiveFileNames: true,
      readDirectory: (...args) => (onTheWay(compiler, fileName, args) ? [fileName] : []),
      fileExists: (one) => files.exists(one),
      readFile: (one) => files.read(one),
    }
    const result = compiler.parseJsonConfigFileContent(json ?? {}, host, folderOf(name), undefined, name)
    const options = { ...result.options, configFilePath: name }
    const own = { options, covers: result.fileNames.includes(fileName), solution: json?.files?.length === 0 }
    if (own.covers) return own
    for (const { path } of result.projectReferences ?? []) {
      const next = path.endsWith('.json') ? path : `${path}/tsconfig.json`
      const found = files.exists(next) ? visit(next, depth + 1) : undefined
      if (found?.covers) return found
      if (found && own.solution) lent ??= found.options
    }
    return own
  }
  const found = visit(config, 0)
  return found?.covers === false && found.solution && lent ? lent : (found?.options ?? {})
}

/** `include` and `exclude` are matched by the compiler, in a world where only the way to `fileName` is there. */
function onTheWay(
  compiler: TypeScript,
  fileName: string,
  args: Parameters<ts.ParseConfigHost['readDirectory']>,
): boolean {
  const [root, extensions, excludes, includes, depth] = args
  const entries = (folder: string): { files: readonly string[]; directories: readonly string[] } => {
    const inside = `${folder.replace(/\/$/, '')}/`
    if (!fileName.startsWith(inside)) return { files: [], directories: [] }
    const [first = '', ...more] = fileName.slice(inside.length).split('/')
    return more.length === 0 ? { files: [first], directories: [] } : { files: [], directories: [first] }
  }
  const same = (name: string): string => name
  const { matchFiles } = compiler as TypeScript & MatchesFiles
  return matchFiles(root, extensions, excludes, includes, true, root, depth, entries, same).length > 0
}

/** The compiler's own matcher, which its types do not tell of. */
interface MatchesFiles {
  matchFiles(
    root: string,
    extensions: readonly string[],
    excludes: readonly string[] | undefined,
    includes: readonly string[],
    useCaseSensitiveFileNames: boolean,
    currentDirectory: string,
    depth: number | undefined,
    entries: (folder: string) => { files: readonly string[]; directories: readonly string[] },
    realpath: (name: string) => string,
  ): string[]
}

import type ts from 'typescript6'
import { folderOf, isJavaScript } from './file-name.ts'
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
  if (isJavaScript(fileName)) options.allowJs = options.checkJs = true
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

/** Options of one configuration; a solution file (`files: []`, `references`) lends those of its first fitting reference. */
function parse(compiler: TypeScript, files: Files, fileName: string, config: string, depth = 0): ts.CompilerOptions {
  const { config: json } = compiler.readConfigFile(config, (name) => files.read(name))
  const host: ts.ParseConfigHost = {
    useCaseSensitiveFileNames: true,
    readDirectory: () => [fileName],
    fileExists: (name) => files.exists(name),
    readFile: (name) => files.read(name),
  }
  const result = compiler.parseJsonConfigFileContent(json ?? {}, host, folderOf(config), undefined, config)
  if (depth < 2 && Array.isArray(json?.files) && json.files.length === 0) {
    for (const reference of result.projectReferences ?? []) {
      const name = reference.path.endsWith('.json') ? reference.path : `${reference.path}/tsconfig.json`
      if (files.exists(name)) return parse(compiler, files, fileName, name, depth + 1)
    }
  }
  return { ...result.options, configFilePath: config }
}

import type ts from 'typescript6'
import type { Host, Source } from '../catalog/host.ts'
import { fileNameOf, folderOf } from './file-name.ts'
import { compilerHost, filesOver, hasSourceExtension } from './files.ts'
import { type TypeScript, typescript } from './load.ts'
import { type ProjectOptions, projectOptions } from './options.ts'

/** A program around one source. */
export interface OpenProgram {
  readonly compiler: TypeScript
  readonly program: ts.Program
  readonly checker: ts.TypeChecker
  readonly file: ts.SourceFile
  readonly fileName: string
  /** Where a text is judged: a file beside the source, empty until then. */
  readonly checkName: string
  /** The file that the module `specifier` is, seen from the source. */
  resolve(specifier: string): ts.SourceFile | undefined
  /** The file `name` (the source or `checkName`) with another text, in the same program: its errors. */
  diagnose(name: string, text: string): { readonly file: ts.SourceFile; readonly diagnostics: readonly ts.Diagnostic[] }
}

/**
 * The last programs by source: the next one reuses what has not changed. A program that was asked for types holds them
 * all as long as it lives. So from the second time on a husk of it is kept, which is never asked; the program itself
 * serves again while somebody else holds it.
 */
interface Last {
  readonly husk: ts.Program
  live(): ts.Program | undefined
}
const last = new Map<string, Last>()
const MOST_PROGRAMS = 2

/** Opens the program of a source: its own text over `host`, with what it imports. */
export function openProgram(source: Source, host: Host): OpenProgram {
  const compiler = typescript()
  const fileName = hasSourceExtension(source.uri) ? fileNameOf(source.uri) : `${fileNameOf(source.uri)}.ts`
  const checkName = `${folderOf(fileName)}/__lifelike_check__.ts`
  const project = projectOptions(compiler, filesOver(host, new Map([[fileName, source.text]])), fileName)
  const build = (options: ts.CompilerOptions, texts: ReadonlyMap<string, string>, old?: ts.Program): ts.Program => {
    const overlay = new Map([[fileName, source.text], [checkName, 'export {}'], ...texts])
    const known = last.get(fileName)
    const place = folderOf(project.config ?? fileName)
    const world = compilerHost(compiler, filesOver(host, overlay), place, old ?? known?.husk)
    const make = (from: ts.Program | undefined): ts.Program =>
      compiler.createProgram({
        rootNames: [fileName, checkName],
        options,
        host: world,
        ...(from ? { oldProgram: from } : {}),
      })
    if (!known) {
      const first = make(old)
      remember(fileName, { husk: first, live: () => first })
      return first
    }
    const husk = make(old ?? known.husk)
    const live = known.live()
    if (live && isSame(live, husk)) return live
    const program = make(husk)
    const weak = new WeakRef(program)
    remember(fileName, { husk, live: () => weak.deref() })
    return program
  }
  let program = build(project.options, new Map())
  const wider = widened(program, project, fileName)
  if (wider) program = build(wider, new Map())
  const options = wider ?? project.options
  const file =
    program.getSourceFile(fileName) ?? compiler.createSourceFile(fileName, source.text, compiler.ScriptTarget.ES2023)
  return {
    compiler,
    program,
    checker: program.getTypeChecker(),
    file,
    fileName,
    checkName,
    resolve(specifier) {
      const world = compilerHost(compiler, filesOver(host, new Map()), folderOf(fileName))
      const found = compiler.resolveModuleName(specifier, fileName, options, world).resolvedModule
      return found && program.getSourceFile(found.resolvedFileName)
    },
    diagnose(name, text) {
      const judged = build(options, new Map([[name, text]]), program)
      const at = judged.getSourceFile(name)
      if (!at) return { file, diagnostics: [] }
      return { file: at, diagnostics: [...judged.getSyntacticDiagnostics(at), ...judged.getSemanticDiagnostics(at)] }
    },
  }
}

function remember(fileName: string, one: Last): void {
  last.delete(fileName)
  last.set(fileName, one)
  for (const name of last.keys()) {
    if (last.size <= MOST_PROGRAMS) break
    last.delete(name)
  }
}

/** Of the same texts under the same options. */
function isSame(one: ts.Program, other: ts.Program): boolean {
  const files = other.getSourceFiles()
  const known = one.getSourceFiles()
  return (
    files.length === known.length &&
    files.every((file, i) => file === known[i]) &&
    JSON.stringify(one.getCompilerOptions()) === JSON.stringify(other.getCompilerOptions())
  )
}

/** `Cannot find name`: with and without the compiler's guess at what is missing. */
const UNKNOWN_NAMES = new Set([2304, 2552, 2503, 2583, 2584, 2580, 2591, 2792])
const MOST_TEXT = 300_000

/** Options with the DOM and Node's types, when the file uses names that the languages' own library does not know. */
function widened(program: ts.Program, project: ProjectOptions, fileName: string): ts.CompilerOptions | undefined {
  if (project.libraryChosen && project.typesChosen) return undefined
  const file = program.getSourceFile(fileName)
  if (!file || file.text.length > MOST_TEXT || !mentionsHost(file.text)) return undefined
  const unknown = program.getSemanticDiagnostics(file).some((one) => UNKNOWN_NAMES.has(one.code))
  if (!unknown) return undefined
  const options = { ...project.options }
  if (!project.libraryChosen) options.lib = [...(options.lib ?? []), 'lib.dom.d.ts', 'lib.dom.iterable.d.ts']
  if (!project.typesChosen) options.types = ['node']
  return options
}

/** Names that only a host knows: cheap to look for, so that the checker is asked only when one stands there. */
function mentionsHost(text: string): boolean {
  return /\b(HTML|SVG|DOM|Node|Element|Event|Document|Window|URL|Blob|File|Form|Headers|Request|Response|Abort|Buffer|NodeJS|Text(En|De)coder|Readable|Writable|WebSocket|Storage|Crypto|Canvas|Image|Media|Worker|process|RTC|GPU|Message|Broadcast|Performance|structuredClone|Intersection|Mutation|Resize|CSS|Range|Selection|Touch|Mouse|Keyboard|Pointer|Clipboard|DataTransfer|Animation|Audio|Video|Geolocation|Navigator|History|Location|Notification|Screen|IDB)/.test(
    text,
  )
}

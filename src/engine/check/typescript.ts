import type ts from 'typescript6'
import type { Entity } from '../catalog/catalog.ts'
import type { Host, Source } from '../catalog/host.ts'
import { importNames } from '../catalog/import-names.ts'
import type { ReadResult } from '../catalog/reader.ts'
import { isScript, rebased } from '../catalog/specifier.ts'
import { commentedList, type ListForm, typedList } from '../catalog/typed-list.ts'
import { typescriptText } from '../catalog/typescript-text.ts'
import type { Row } from '../catalog/value.ts'
import { uriOf } from '../compiler/file-name.ts'
import { type OpenProgram, openProgram } from '../compiler/program.ts'
import type { Judge, Verdict } from './judge.ts'
import { shapeFaults } from './shape-faults.ts'

const MOST_TEXT = 300

/**
 * The compiler as judge: the rows are written as a literal into the program of their source, under the user's own
 * options and `strict`; its diagnostics are the verdicts. The text is the one that the `ts` writer writes.
 */
export function typescriptJudge(reading: ReadResult, entity: Entity, source: Source, host: Host): Judge {
  let open: OpenProgram | undefined
  return {
    name: 'TypeScript 6.0.3',
    faults: (row) => shapeFaults(row, entity.shape, reading.catalog.definitions),
    judge(rows) {
      open ??= openProgram(source, host)
      return judge(open, reading, entity, rows)
    },
    objection(rows, form) {
      open ??= openProgram(source, host)
      const [found] = entity.type ? compiled(open, reading, { entity, type: entity.type }, rows, form).diagnostics : []
      return found && told(open, found)
    },
  }
}

function judge(open: OpenProgram, reading: ReadResult, entity: Entity, rows: readonly Row[]): readonly Verdict[] {
  const { type } = entity
  if (!type) return rows.map(() => ({ state: 'not-judged', because: 'it has no type' }))
  return verdicts(open, compiled(open, reading, { entity, type }, rows, 'typed'), rows.length)
}

interface Typed {
  readonly entity: Entity
  readonly type: NonNullable<Entity['type']>
}

/** What the compiler has against the rows, written in a form. */
function compiled(
  open: OpenProgram,
  { catalog }: ReadResult,
  { entity, type }: Typed,
  rows: readonly Row[],
  form: ListForm,
): Compiled {
  // What other files cannot see is judged in the file itself.
  const own = type.exported === 'none' && !/\.d\.[cm]?ts$/.test(open.fileName)
  const target = own ? source(open) : uriOf(open.checkName)
  const taken = own ? (open.file.text.match(/[A-Za-z_$][\w$]*/g) ?? []) : []
  const script = own && isScript(open.fileName)
  const names = importNames((module) => rebased(module, source(open), target), taken, script)
  const style = {
    definitions: catalog.definitions,
    indent: '',
    quote: '"' as const,
    trailingComma: false,
    script,
    name: names.name,
  }
  const texts = rows.map((row) => typescriptText(row, entity.shape, style))
  const reference =
    type.reference ??
    (own ? type.name : `import("${type.module}").${type.exported === 'default' ? 'default' : type.name}`)
  const list = {
    name: '__lifelike_rows',
    list: `[\n${texts.join(',\n')}\n]`,
    type: names.name(reference, 'type'),
    form,
  }
  const statement =
    script // not `export`: it would make a module of a script
      ? commentedList({ ...list, exported: '' })
      : typedList({ ...list, exported: 'export ' })
  const text = `${own ? `${open.file.text}\n` : ''}${names.statements('"', true).join('\n')}\n${statement}\n`
  const { file, diagnostics } = open.diagnose(own ? open.fileName : open.checkName, text)
  return { file, diagnostics: diagnostics.filter((one) => !own || (one.start ?? 0) >= open.file.text.length) }
}

interface Compiled {
  readonly file: ts.SourceFile
  readonly diagnostics: readonly ts.Diagnostic[]
}

function source(open: OpenProgram): string {
  return uriOf(open.fileName)
}

/** Each diagnostic belongs to the row it stands in; one outside of all rows belongs to all. */
function verdicts(open: OpenProgram, { file, diagnostics }: Compiled, count: number): Verdict[] {
  const { compiler } = open
  const statement = file.statements.filter((one) => compiler.isVariableStatement(one)).at(-1)
  const list = statement?.declarationList.declarations[0]?.initializer
  const elements = list && compiler.isArrayLiteralExpression(list) ? list.elements : undefined
  const result = Array.from({ length: count }, (): Verdict => ({ state: 'judged' }))
  if (!elements || elements.length !== count) {
    return result.map(() => ({ state: 'rejected', because: 'the written text is not a list of the rows' }))
  }
  for (const one of diagnostics) {
    const start = one.start ?? 0
    const at = elements.findIndex((element) => start >= element.pos && start < element.end)
    const verdict: Verdict = { state: 'rejected', because: told(open, one) }
    for (let i = 0; i < count; i++) if (at < 0 || at === i) result[i] = verdict
  }
  return result
}

function told({ compiler }: OpenProgram, { code, messageText }: ts.Diagnostic): string {
  return `TS${code} ${compiler.flattenDiagnosticMessageText(messageText, ' ').slice(0, MOST_TEXT)}`
}

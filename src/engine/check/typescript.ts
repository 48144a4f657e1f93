import type ts from 'typescript6'
import type { Entity } from '../catalog/catalog.ts'
import type { Host, Source } from '../catalog/host.ts'
import { importNames } from '../catalog/import-names.ts'
import type { ReadResult } from '../catalog/reader.ts'
import { rebased } from '../catalog/specifier.ts'
import { typescriptText } from '../catalog/typescript-text.ts'
import type { Row } from '../catalog/value.ts'
import { isJavaScript, uriOf } from '../compiler/file-name.ts'
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
  }
}

function judge(open: OpenProgram, reading: ReadResult, entity: Entity, rows: readonly Row[]): readonly Verdict[] {
  const { catalog } = reading
  const { type } = entity
  if (!type) return rows.map(() => ({ state: 'not-judged', because: 'it has no type' }))
  // What other files cannot see is judged in the file itself.
  const own = type.exported === 'none' && !/\.d\.[cm]?ts$/.test(open.fileName)
  const target = own ? source(open) : uriOf(open.checkName)
  const taken = own ? (open.file.text.match(/[A-Za-z_$][\w$]*/g) ?? []) : []
  const names = importNames((module) => rebased(module, source(open), target), taken)
  const style = {
    definitions: catalog.definitions,
    indent: '',
    quote: '"' as const,
    trailingComma: false,
    name: names.name,
  }
  const texts = rows.map((row) => typescriptText(row, entity.shape, style))
  const reference =
    type.reference ??
    (own ? type.name : `import("${type.module}").${type.exported === 'default' ? 'default' : type.name}`)
  const annotation = names.name(reference, 'type')
  const list = `[\n${texts.join(',\n')}\n]\n`
  const statement =
    own && isJavaScript(open.fileName) // not `export`: it would make a module of a script
      ? `/** @type {${annotation}[]} */\nconst __lifelike_rows = ${list}`
      : `export const __lifelike_rows: ${annotation}[] = ${list}`
  const text = `${own ? `${open.file.text}\n` : ''}${names.statements('"', true).join('\n')}\n${statement}`
  const { file, diagnostics } = open.diagnose(own ? open.fileName : open.checkName, text)
  return verdicts(
    open,
    file,
    diagnostics.filter((one) => !own || (one.start ?? 0) >= open.file.text.length),
    rows.length,
  )
}

function source(open: OpenProgram): string {
  return uriOf(open.fileName)
}

/** Each diagnostic belongs to the row it stands in; one outside of all rows belongs to all. */
function verdicts(
  open: OpenProgram,
  file: ts.SourceFile,
  diagnostics: readonly ts.Diagnostic[],
  count: number,
): Verdict[] {
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
    const message = compiler.flattenDiagnosticMessageText(one.messageText, ' ').slice(0, MOST_TEXT)
    const verdict: Verdict = { state: 'rejected', because: `TS${one.code} ${message}` }
    for (let i = 0; i < count; i++) if (at < 0 || at === i) result[i] = verdict
  }
  return result
}

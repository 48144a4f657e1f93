import type ts from 'typescript6'
import type { Source } from '../../catalog/host.ts'
import { isScript } from '../../catalog/specifier.ts'
import type { OpenProgram } from '../../compiler/program.ts'
import type { Names } from './names.ts'

const NAME = '__lifelike_asked__'
const MOST_TEXT = 500

/** `Page<User>`: a declared type with arguments that the user names. */
export function isInstance(asked: string | undefined): asked is string {
  return (
    asked !== undefined &&
    asked.length <= MOST_TEXT &&
    /^[A-Za-z_$][\w$.]*<[^;]+>$/.test(asked) &&
    !asked.includes('*/')
  )
}

/** The source with the asked type declared behind its text, where it moves nothing. */
export function withInstance(source: Source, fileName: string, asked: string): Source {
  const declared = isScript(fileName) ? `/** @typedef {${asked}} ${NAME} */` : `type ${NAME} = ${asked}`
  return { ...source, text: `${source.text}\n;${declared}\n` }
}

/** The asked type, and how another file names it; the compiler's words when there is no such type. */
export function instanceOf(
  open: OpenProgram,
  names: Names,
  length: number,
): { readonly type: ts.Type; readonly reference: string; readonly exported: boolean } | string {
  const { compiler, checker, file, program } = open
  const alias = file.statements.filter((one) => compiler.isTypeAliasDeclaration(one)).at(-1)
  const wrong = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].find(
    (one) => (one.start ?? 0) >= length,
  )
  if (wrong) return compiler.flattenDiagnosticMessageText(wrong.messageText, ' ')
  if (!alias || alias.name.text !== NAME) return 'it is no type'
  const module = checker.getSymbolAtLocation(file)
  const exports = new Set(module ? checker.getExportsOfModule(module) : [])
  const parts: { readonly start: number; readonly end: number; readonly text: string }[] = []
  let exported = true
  const visit = (node: ts.Node): void => {
    if (compiler.isIdentifier(node) && !compiler.isPropertySignature(node.parent)) {
      const symbol = checker.getSymbolAtLocation(node)
      const target = symbol && symbol.flags & compiler.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
      const isOuter = !compiler.isQualifiedName(node.parent) || node.parent.left === node
      const text = target && isOuter ? names.reference(target) : undefined
      if (target?.declarations?.some((one) => one.getSourceFile() === file) && !exports.has(target)) exported = false
      if (text !== undefined) parts.push({ start: node.getStart(file), end: node.end, text })
    }
    compiler.forEachChild(node, visit)
  }
  visit(alias.type)
  let reference = ''
  let at = alias.type.getStart(file)
  for (const part of parts) {
    reference += file.text.slice(at, part.start) + part.text
    at = part.end
  }
  return {
    type: checker.getTypeAtLocation(alias.name),
    reference: reference + file.text.slice(at, alias.type.end),
    exported,
  }
}

import type ts from 'typescript6'
import type { TypeScript } from '../../compiler/load.ts'

export interface TextRange {
  readonly start: number
  readonly end: number
}

/** A value may follow one of these, */
const BEFORE = /(?:[=(,[:?]|=>|\breturn)[ \t\r\n]*$/
/** and nothing else follows it on its line. */
const AFTER = /^[ \t]*(?:[)\]},;]|\r?\n|$)/
/** A declaration that is alone on its line: what the next line begins with is none of its value. */
const DECLARES =
  /^[ \t]*(?:(?:export|declare|const|let|var|public|private|protected|readonly|static|default)\b[ \t]*)+[^;]*=[ \t]*$/
const EMPTY = /[[{][ \t\r\n]*$/

/** The place at the cursor where a value is missing; `stop` ends its statement for the parser. */
export function hole(text: string, { start, end }: TextRange): (TextRange & { readonly stop: string }) | undefined {
  if (start !== end) return undefined
  const before = text.slice(Math.max(0, start - 2000), start)
  const after = text.slice(start, start + 2000)
  if (!BEFORE.test(before) || !AFTER.test(after)) return undefined
  // The empty literal around the cursor is filled itself.
  if (EMPTY.test(before) && /^[ \t\r\n]*[\]}]/.test(after)) return undefined
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const gap = /[ \t]*$/.exec(line)?.[0].length ?? 0
  const isAlone = DECLARES.test(line) && /^[ \t]*(?:\r?\n|$)/.test(after)
  return { start: start - gap + Math.min(gap, 1), end: start, stop: isAlone ? ';' : '' }
}

/** The deepest node whose text holds `offset`. */
export function nodeAt(compiler: TypeScript, file: ts.SourceFile, offset: number): ts.Node | undefined {
  let found: ts.Node | undefined
  const visit = (node: ts.Node): void => {
    if (node.getStart(file) > offset || node.end < offset) return
    found = node
    compiler.forEachChild(node, visit)
  }
  compiler.forEachChild(file, visit)
  return found
}

/** The literal that is meant by a cursor inside it or by an error at its name, its `return` or itself. */
export function literalAround(
  compiler: TypeScript,
  file: ts.SourceFile,
  { start, end }: TextRange,
): ts.Expression | undefined {
  const plain = (node: ts.Node | undefined): ts.Expression | undefined => {
    let at = node
    while (
      at &&
      (compiler.isAsExpression(at) || compiler.isSatisfiesExpression(at) || compiler.isParenthesizedExpression(at))
    )
      at = at.expression
    return at && (compiler.isObjectLiteralExpression(at) || compiler.isArrayLiteralExpression(at)) ? at : undefined
  }
  for (let node = nodeAt(compiler, file, start); node && !compiler.isSourceFile(node); node = node.parent) {
    const { initializer, expression, right, body } = node as ts.Node & {
      readonly [part in 'initializer' | 'expression' | 'right' | 'body']?: ts.Node
    }
    const own = plain(node)
    const found =
      own ?? (start === end ? undefined : [initializer, expression, right, body].map(plain).find((one) => one))
    if (found && (!compiler.isArrayLiteralExpression(found) || found.elements.length === 0)) return found
  }
  return undefined
}

import { type Token, typescriptTokens } from '../../outline/typescript-tokens.ts'
import { indentAt, type Placed } from './edit.ts'

/** An array literal in a TypeScript or JSON text. */
export interface ArrayLiteral {
  /** Offset of `[`. */
  readonly open: number
  /** Offset of `]`. */
  readonly close: number
  readonly count: number
  /** The end of the last item (or of the comma after it); `open + 1` when empty. */
  readonly lastEnd: number
  readonly trailingComma: boolean
}

/** The literal that top-level constant `name` is set to; `'other'` when it is set to something else. */
export function constantArray(text: string, name: string): ArrayLiteral | 'other' | undefined {
  const tokens = typescriptTokens(text)
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth++
    else if (token.kind === 'sign' && ')]}'.includes(token.text)) depth--
    const declares = depth === 0 && token.text === name && /^(?:const|let|var|function|class|enum)$/.test(tokens[index - 1]?.text ?? '')
    if (declares) return afterEquals(tokens, index + 1) ?? 'other'
  }
  return undefined
}

/** The first array literal after an equals sign outside brackets, from token `from`. */
function afterEquals(tokens: readonly Token[], from: number): ArrayLiteral | undefined {
  let depth = 0
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined || (depth === 0 && token.text === ';')) return undefined
    if (token.kind !== 'sign') continue
    if (depth === 0 && token.text === '=') return tokens[i + 1]?.text === '[' ? literal(tokens, i + 1) : undefined
    if ('([{<'.includes(token.text)) depth++
    else if (')]}>'.includes(token.text)) depth--
  }
  return undefined
}

function literal(tokens: readonly Token[], at: number): ArrayLiteral | undefined {
  const open = tokens[at]
  if (open === undefined) return undefined
  let depth = 0
  let commas = 0
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token?.kind !== 'sign' || before === undefined) continue
    if ('([{'.includes(token.text)) depth++
    else if (token.text === ',' && depth === 1) commas++
    else if (')]}'.includes(token.text) && --depth === 0) {
      const trailingComma = before.text === ',' && before.kind === 'sign'
      const empty = before === open
      const count = empty ? 0 : commas + (trailingComma ? 0 : 1)
      return { open: open.start, close: token.start, count, lastEnd: before.end, trailingComma }
    }
  }
  return undefined
}

/** What stands between the brackets of a written literal, without the line breaks at its ends. */
export function innerText(bare: string): string {
  const open = bare.indexOf('[')
  const close = bare.lastIndexOf(']')
  return bare.slice(open + 1, close).replace(/^[\t ]*\r?\n|[\s,]+$/g, '')
}

/** Adds the items of written literal `bare` behind those that are there. */
export function appendItems(
  text: string, array: ArrayLiteral, bare: string, style: { readonly indent: string; readonly eol: string; readonly trailingComma: boolean },
): Placed {
  const base = indentAt(text, array.open)
  const isOneLine = !text.slice(array.open, array.close).includes('\n')
  const inner = innerText(bare).split(/\r?\n/).map((line) => (line === '' ? line : base + line)).join(style.eol)
  const comma = array.count > 0 && !array.trailingComma ? ',' : ''
  // A comment at the end of the last item's line is about that item.
  const remark = /^[\t ]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*\*\/[\t ]*(?=\r?\n))/.exec(text.slice(array.lastEnd, array.close))?.[0] ?? ''
  const start = array.lastEnd + comma.length + remark.length + style.eol.length
  const tail = (array.trailingComma || (array.count === 0 && style.trailingComma) ? ',' : '')
  const closing = isOneLine ? style.eol + base : ''
  // What stands before the closing bracket (a comment, its line break) stays before it.
  const insert = { start: array.lastEnd, end: array.lastEnd + remark.length, text: comma + remark + style.eol + inner + tail + closing }
  return { edits: [insert], reveal: { start, end: start + inner.length } }
}

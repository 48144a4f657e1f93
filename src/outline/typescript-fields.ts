import type { OutlineField } from './outline.ts'
import type { Token } from './typescript-tokens.ts'

const MODIFIERS = new Set(['readonly', 'public', 'private', 'protected', 'static', 'declare', 'override', 'abstract', 'accessor'])

interface Open {
  /** `{`, `(`, `[` or `<`. */
  readonly bracket: string
  /** The field whose type is being passed over in this bracket. */
  field?: { readonly name: Token; readonly start: Token; last: Token }
}

/** Members `name?: type` between two tokens, nested ones too. */
export function fieldsBetween(tokens: readonly Token[], from: number, to: number): OutlineField[] {
  const fields: OutlineField[] = []
  const stack: Open[] = []
  const close = (open: Open | undefined): void => {
    const field = open?.field
    if (open === undefined || field === undefined) return
    delete open.field
    const { name, start, last } = field
    fields.push({
      name: name.kind === 'string' ? name.text.slice(1, -1) : name.text,
      nameRange: { start: name.start, end: name.end },
      range: { start: start.start, end: last.end },
      valueRange: { start: name.end, end: last.end },
      ...(start.doc === undefined ? {} : { doc: start.doc }),
    })
  }
  for (let i = from; i <= to; i++) {
    const token = tokens[i]
    if (token === undefined) break
    const top = stack.at(-1)
    if (token.kind === 'sign' && '}])>'.includes(token.text)) {
      close(top)
      stack.pop()
      if (stack.at(-1)?.field !== undefined) touch(stack.at(-1), token)
      continue
    }
    if (top?.bracket === '{' && (token.text === ';' || token.text === ',')) {
      touch(top, token)
      close(top)
      continue
    }
    if (top?.bracket === '{' && startsMember(tokens, i)) {
      const name = nameOf(tokens, i)
      if (name !== undefined) {
        close(top)
        const named = tokens[name]
        if (named !== undefined) top.field = { name: named, start: token, last: named }
        i = name
        continue
      }
    }
    touch(top, token)
    if (token.kind === 'sign' && '{[(<'.includes(token.text)) stack.push({ bracket: token.text })
  }
  while (stack.length > 0) close(stack.pop())
  return fields.toSorted((a, b) => a.range.start - b.range.start)
}

function touch(open: Open | undefined, token: Token): void {
  if (open?.field !== undefined) open.field.last = token
}

/** After an opening brace, a separator, or on a line of its own. */
function startsMember(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  const token = tokens[at]
  if (before === undefined || token === undefined || token.kind === 'sign') return false
  if (before.kind === 'sign' && ['{', ';', ','].includes(before.text)) return true
  return token.first && !(before.kind === 'sign' && '|&=<:?.('.includes(before.text))
}

/** Index of the name when tokens from `at` read `modifiers name ?: `. */
function nameOf(tokens: readonly Token[], at: number): number | undefined {
  let i = at
  while (MODIFIERS.has(tokens[i]?.text ?? '') && /^(word|string)$/.test(tokens[i + 1]?.kind ?? '')) i++
  const after = tokens[i + 1]?.text
  const isField = after === ':' || ((after === '?' || after === '!') && tokens[i + 2]?.text === ':')
  return isField && tokens[i]?.kind !== 'sign' ? i : undefined
}

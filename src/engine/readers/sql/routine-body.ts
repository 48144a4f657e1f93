import { tokensOf } from '../../dialects/lexer.ts'
import type { Token } from '../../dialects/token.ts'
import type { Draft } from './draft.ts'

const OPENS = /^(?:CREATE|ALTER|INSERT|REPLACE)$/
const BEFORE = /^(?:BEGIN|THEN|ELSE|LOOP|DO|\$\$)$/

/**
 * The statements of a block that is run (`DO $$ … $$`, a procedure that is called): those that make tables, types and
 * rows, each taken as if its guard (`IF NOT EXISTS (…) THEN`) let it pass.
 */
export function bodyStatements(tokens: readonly Token[], draft: Draft): readonly (readonly Token[])[] {
  const string = tokens.find(
    (token) =>
      token.kind === 'string' &&
      token.end - token.start > 8 &&
      /^\$/.test(draft.text.slice(token.start, token.start + 1)),
  )
  const body = string
    ? tokensOf(draft.text.slice(0, string.end - marks(string)), draft.dialect, string.start + marks(string))
    : tokens
  const out: (readonly Token[])[] = []
  let start = -1
  let depth = 0
  body.forEach((token, i) => {
    if (token.kind === 'sign') {
      if (token.text === '(') depth++
      else if (token.text === ')') depth--
      else if (/^;;?$/.test(token.text)) {
        if (start >= 0) out.push(body.slice(start, i))
        start = -1
        depth = 0
      }
      return
    }
    const before = body[i - 1]
    const opens =
      before === undefined
        ? string !== undefined
        : /^;;?$/.test(before.text) || (before.kind === 'word' && BEFORE.test(before.text.toUpperCase()))
    if (start < 0 && depth === 0 && token.kind === 'word' && opens && OPENS.test(token.text.toUpperCase())) start = i
  })
  return out
}

/** How long the `$tag$` around a text is. */
function marks({ start, end, text }: Token): number {
  return (end - start - text.length) / 2
}

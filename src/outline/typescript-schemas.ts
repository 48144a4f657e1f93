import type { Token } from './typescript-tokens.ts'

const LIBRARIES = /^['"](?:zod|valibot|(?:@sinclair\/)?typebox|drizzle-orm|arktype)(?:\/[^'"]*)?['"]$/
/** Makers of what holds members, and methods that give such again. */
const STRUCTURES =
  /object|record|tuple|union|variant|intersect|array|list|table|extend|merge|pick|omit|partial|required|composite|pipe|interface/i

/** Names that a text imports from libraries of schemas. */
export function schemaNames(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>()
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.text !== 'import' || tokens[i]?.kind !== 'word') continue
    let end = i + 1
    while (end < tokens.length && end < i + 400 && tokens[end]?.kind !== 'string' && tokens[end]?.text !== ';') end++
    if (!LIBRARIES.test(tokens[end]?.text ?? '')) continue
    for (const [n, { kind, text }] of tokens.slice(i + 1, end).entries()) {
      // arktype's maker is called `type`.
      const isMaker = text === 'type' && /^(?:,|\}|as)$/.test(tokens[i + n + 2]?.text ?? '')
      if (kind === 'word' && (isMaker || !/^(?:as|from|type)$/.test(text))) names.add(text)
    }
    i = end
  }
  return names
}

/**
 * A constant from its first modifier at `from` on, when it holds a schema with members: made by a library, or from
 * another one; its name is then known to `schemas` too. `value`: the first token after the equals sign.
 */
export function schemaValueAt(
  tokens: readonly Token[],
  from: number,
  schemas: Set<string>,
): { readonly name: Token; readonly value: number; readonly last: number } | undefined {
  let at = from
  if (tokens[at]?.text === 'export') at++
  if (tokens[at]?.text !== 'const') return undefined
  const name = tokens[at + 1]
  const equals = tokens[at + 2]
  const value = at + 3
  const maker = tokens[value]
  if (name?.kind !== 'word' || equals?.text !== '=' || maker?.kind !== 'word' || !schemas.has(maker.text))
    return undefined
  const calls: string[] = []
  let depth = 0
  let last = value
  for (let i = value; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token === undefined || before === undefined || (depth === 0 && token.text === ';')) break
    if (depth === 0 && i > value && token.first && token.text !== '.' && before.text !== '.') break
    if (depth === 0 && token.text === '(' && before.kind === 'word') calls.push(before.text)
    if (token.kind === 'sign' && '([{'.includes(token.text)) depth++
    else if (token.kind === 'sign' && ')]}'.includes(token.text)) depth--
    last = i
    if (depth < 0) return undefined
  }
  if (calls.length === 0) return undefined
  schemas.add(name.text)
  const isObject = tokens[value + 1]?.text === '(' && tokens[value + 2]?.text === '{'
  return isObject || calls.some((one) => STRUCTURES.test(one)) ? { name, value, last } : undefined
}

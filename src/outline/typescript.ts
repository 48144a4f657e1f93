import { typedefs } from './jsdoc-types.ts'
import type { Outline, OutlineEntity, Range } from './outline.ts'
import { fieldsBetween } from './typescript-fields.ts'
import { schemaNames, schemaValueAt } from './typescript-schemas.ts'
import { type Token, typescriptTokens } from './typescript-tokens.ts'

const KEYWORDS = new Set(['interface', 'type', 'class', 'enum'])
const MODIFIERS = new Set(['export', 'default', 'declare', 'abstract', 'const'])
/** At the start of a line without indentation these begin a statement, whatever brackets a broken text left open. */
const STARTS = new Set([...KEYWORDS, 'export', 'import', 'declare', 'abstract', 'const', 'let', 'function', 'namespace'])
const OPEN = '([{'
const CLOSE = ')]}'
/** A type goes on after one of these, and before one of `CONTINUES`. */
const CARRIES = /^(?:[=|&,<?:.]|=>|extends|keyof|typeof|readonly|unique|infer|is|in|new)$/
const CONTINUES = /^(?:[|&.?:=,)\]}>]|=>|extends|is)$/

/** Top-level types of a TypeScript text, and constants that hold a schema; `null` when it has none. `docs`: JavaScript's types in comments. */
export function typescriptOutline(text: string, { docs = false } = {}): Outline | null {
  const comments: Range[] = []
  const tokens = typescriptTokens(text, comments)
  const schemas = schemaNames(tokens)
  const listed = exportedNames(tokens)
  const entities: OutlineEntity[] = []
  let depth = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (token === undefined) break
    if (isLineStart(text, token) && token.kind === 'word' && STARTS.has(token.text)) depth = 0
    if (token.kind === 'sign' && OPEN.includes(token.text)) depth++
    else if (token.kind === 'sign' && CLOSE.includes(token.text)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && token.kind === 'word' && (KEYWORDS.has(token.text) || MODIFIERS.has(token.text))) {
      const found = declaration(tokens, i, listed) ?? schemaValue(tokens, i, { listed, schemas })
      if (found === undefined) continue
      entities.push(found.entity)
      i = found.last
    }
  }
  if (docs) entities.push(...comments.flatMap((one) => typedefs(text, one)))
  const ordered = entities.toSorted((a, b) => a.nameRange.start - b.nameRange.start)
  return ordered.length === 0 ? null : { language: 'typescript', entities: ordered }
}

const isLineStart = (text: string, token: Token): boolean => token.start === 0 || text[token.start - 1] === '\n'

/** A declaration whose first modifier or keyword is token `from`, with the index of its last token. */
function declaration(
  tokens: readonly Token[], from: number, listed: ReadonlySet<string>,
): { entity: OutlineEntity; last: number } | undefined {
  let at = from
  let exported = false
  while (MODIFIERS.has(tokens[at]?.text ?? '')) {
    exported ||= tokens[at]?.text === 'export'
    at++
  }
  const keyword = tokens[at]
  const name = tokens[at + 1]
  if (keyword === undefined || !KEYWORDS.has(keyword.text) || name?.kind !== 'word' || /^\d/.test(name.text)) return undefined
  const after = tokens[at + 2]?.text
  // `type` and `interface` are ordinary names elsewhere: `type = 1`, `type.x`, `export type Foo from`.
  if (keyword.text === 'type' && after !== '=' && after !== '<') return undefined
  if (keyword.text !== 'type' && after !== '{' && after !== '<' && after !== 'extends' && after !== 'implements') return undefined
  const last = keyword.text === 'type' ? aliasEnd(tokens, at + 2) : bracesEnd(tokens, at + 2)
  const start = tokens[from]
  const end = tokens[last]
  if (start === undefined || end === undefined) return undefined
  const entity: OutlineEntity = {
    kind: 'type',
    name: name.text,
    range: { start: start.start, end: end.end },
    nameRange: { start: name.start, end: name.end },
    lens: exported || listed.has(name.text),
    fields: keyword.text === 'enum' ? [] : fieldsBetween(tokens, at + 2, last),
  }
  return { entity, last }
}

/** `const UserSchema = z.object({ … })` from its first modifier on. */
function schemaValue(
  tokens: readonly Token[], from: number, { listed, schemas }: { readonly listed: ReadonlySet<string>; readonly schemas: Set<string> },
): { entity: OutlineEntity; last: number } | undefined {
  const found = schemaValueAt(tokens, from, schemas)
  const start = tokens[from]
  const end = found && tokens[found.last]
  if (!found || !start || !end) return undefined
  const { name, last } = found
  const entity: OutlineEntity = {
    kind: 'type',
    name: name.text,
    range: { start: start.start, end: end.end },
    nameRange: { start: name.start, end: name.end },
    lens: start.text === 'export' || listed.has(name.text),
    fields: fieldsBetween(tokens, found.value, last),
  }
  return { entity, last }
}

/** Index of the brace that closes the first block from `from`. */
function bracesEnd(tokens: readonly Token[], from: number): number {
  let depth = 0
  let inBody = false
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (token?.kind !== 'sign') continue
    const angle = !inBody && (token.text === '<' || token.text === '>') // of type parameters, before the body
    if (OPEN.includes(token.text) || (angle && token.text === '<')) {
      inBody ||= depth === 0 && token.text === '{'
      depth++
    } else if ((CLOSE.includes(token.text) || angle) && --depth <= 0 && inBody) return i
  }
  return tokens.length - 1
}

/** Index of the last token of `type X = …`: its semicolon, else the end of the line where the type is whole. */
function aliasEnd(tokens: readonly Token[], from: number): number {
  let depth = 0
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    const before = tokens[i - 1]
    if (token === undefined || before === undefined) break
    const carries = before.kind !== 'string' && CARRIES.test(before.text)
    const whole = depth === 0 && token.first && i > from && !carries && !(token.kind !== 'string' && CONTINUES.test(token.text))
    if (whole) return i - 1
    if (token.kind !== 'sign') continue
    if (token.text === ';' && depth === 0) return i
    if (OPEN.includes(token.text) || token.text === '<') depth++
    else if (CLOSE.includes(token.text) || token.text === '>') depth = Math.max(0, depth - 1)
  }
  return tokens.length - 1
}

/** Names in `export { A, type B as C }` without `from`. */
function exportedNames(tokens: readonly Token[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.text !== 'export') continue
    let at = i + 1
    if (tokens[at]?.text === 'type') at++
    if (tokens[at]?.text === 'default' && tokens[at + 1]?.kind === 'word') names.add(tokens[at + 1]?.text ?? '')
    if (tokens[at]?.text !== '{') continue
    const found: string[] = []
    for (at++; at < tokens.length && tokens[at]?.text !== '}'; at++) {
      const token = tokens[at]
      if (token?.kind === 'word' && tokens[at - 1]?.text !== 'as' && token.text !== 'as') found.push(token.text)
    }
    if (tokens[at + 1]?.text !== 'from') for (const name of found) names.add(name)
  }
  return names
}

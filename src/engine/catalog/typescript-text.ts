import type { Catalog } from './catalog.ts'
import { branchOf, same } from './conforms.ts'
import type { Shape } from './shape.ts'
import { isRecord, Special, type Value } from './value.ts'

/** How TypeScript text looks and how the names in it are written. */
export interface TypeScriptText {
  readonly definitions: Catalog['definitions']
  readonly indent: string
  readonly quote: '"' | "'"
  readonly trailingComma: boolean
  /** JavaScript: types are said in comments. */
  readonly script?: boolean
  /** Turns `import("./x").Name` into the name it is imported by; `as`: whether only its type is needed. */
  readonly name: (text: string, as: 'value' | 'type') => string
}

const WIDTH = 80

/**
 * The expression for `value`, read beside its shape: enum members by name, brands by their cast, instances by their
 * constructor. Lines end in '\n'; the first is not indented, the others by `margin`.
 */
export function typescriptText(value: Value, shape: Shape | undefined, style: TypeScriptText, margin = ''): string {
  const of = shape && resolved(value, shape, style)
  const text = plainText(value, of, style, margin)
  if (of?.satisfies !== undefined) return said(text, 'satisfies', of.satisfies, style)
  return of?.cast === undefined ? text : said(text, 'as', of.cast, style)
}

/** The text, said to be of a type. */
function said(text: string, how: 'as' | 'satisfies', type: string, style: TypeScriptText): string {
  const name = style.name(type, 'type')
  return style.script ? `/** @${how === 'as' ? 'type' : 'satisfies'} {${name}} */ (${text})` : `${text} ${how} ${name}`
}

/** `new Map<string, number>(…)`; `args` as they are written, or nothing. A comment gives them to the list. */
function constructed(name: 'Map' | 'Set', args: string, list: string, style: TypeScriptText): string {
  if (args === '' || !style.script) return `new ${name}${style.name(args, 'type')}(${list})`
  if (list === '') return said(`new ${name}()`, 'as', name + args, style)
  const inner = args.slice(1, -1)
  return `new ${name}(${said(list, 'as', name === 'Map' ? `[${inner}][]` : `(${inner})[]`, style)})`
}

/** The shape behind references and unions that `value` belongs to. */
function resolved(value: Value, shape: Shape, style: TypeScriptText): Shape | undefined {
  let at: Shape | undefined = shape
  for (let i = 0; i < 40 && at; i++) {
    if (at.kind === 'ref') {
      const { satisfies }: Shape = at
      at = style.definitions[at.to]
      if (at && satisfies !== undefined) at = { ...at, satisfies }
    }
    else if (at.kind === 'union') {
      const { cast }: Shape = at
      const branch = branchOf(value, at.branches, style.definitions)
      at = branch && cast !== undefined ? { ...branch, cast } : branch
    } else return at
  }
  return at
}

function plainText(value: Value, shape: Shape | undefined, style: TypeScriptText, margin: string): string {
  if (shape?.kind === 'literal') {
    const code = shape.codes?.[shape.values.findIndex((one) => same(one, value))]
    if (code !== undefined && code !== null) return style.name(code, 'value')
  }
  if (typeof value === 'string') return quotedText(value, style.quote)
  if (value instanceof Special) return specialText(value, shape, style, margin)
  if (Array.isArray(value)) return listText(value, shape, style, margin)
  if (isRecord(value)) return objectText(value, shape, style, margin)
  return JSON.stringify(value)
}

/** A string literal; what would end a line or a script is escaped. */
export function quotedText(text: string, quote: '"' | "'"): string {
  const double = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
  return quote === '"' ? double : `'${double.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function listText(value: readonly Value[], shape: Shape | undefined, style: TypeScriptText, margin: string): string {
  const item = (i: number): Shape | undefined => (shape?.kind === 'array' ? (shape.prefix[i] ?? shape.rest) : undefined)
  const texts = value.map((one, i) => typescriptText(one, item(i), style, margin + style.indent))
  return enclosed('[', texts, ']', style, margin)
}

/** On one line when it is short and has no lines itself. */
function enclosed(
  open: string,
  texts: readonly string[],
  close: string,
  style: TypeScriptText,
  margin: string,
): string {
  if (texts.length === 0) return open + close
  const line = open + texts.join(', ') + close
  if (style.indent === '' || (line.length + margin.length <= WIDTH && !line.includes('\n'))) return line
  const before = `\n${margin}${style.indent}`
  return `${open}${before}${texts.join(`,${before}`)}${style.trailingComma ? ',' : ''}\n${margin}${close}`
}

function objectText(
  value: { readonly [name: string]: Value },
  shape: Shape | undefined,
  style: TypeScriptText,
  margin: string,
): string {
  const fields = shape?.kind === 'object' ? shape : undefined
  const inner = margin + style.indent
  const members: string[] = []
  for (const [name, member] of Object.entries(value)) {
    const field = fields?.fields.find((one) => one.name === name)
    if (field?.optional !== false && member instanceof Special && member.kind === 'absent') continue
    const of = field?.shape ?? fields?.rest[0]?.shape
    members.push(`${keyText(name, style)}: ${typescriptText(member, of, style, inner)}`)
  }
  if (members.length === 0) return '{}'
  if (style.indent === '') return `{ ${members.join(', ')} }`
  return `{\n${inner}${members.join(`,\n${inner}`)}${style.trailingComma ? ',' : ''}\n${margin}}`
}

/** A property's name: bare when it is an identifier, computed when it is a symbol or would set the prototype. */
function keyText(name: string, style: TypeScriptText): string {
  if (/^\[(Symbol\.|import\().*\]$/.test(name)) return `[${style.name(name.slice(1, -1), 'value')}]`
  if (name === '__proto__') return `[${quotedText(name, style.quote)}]`
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quotedText(name, style.quote)
}

function specialText(value: Special, shape: Shape | undefined, style: TypeScriptText, margin: string): string {
  const { kind, text, items } = value
  const of = shape?.kind === 'native' ? shape.of : undefined
  const deeper = margin + style.indent
  switch (kind) {
    case 'absent':
      return 'undefined'
    case 'bigint':
      return `${text}n`
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(text) ? text : quotedText(text, style.quote)
    case 'date':
      return `new Date(${quotedText(text, style.quote)})`
    case 'url':
      return `new URL(${quotedText(text, style.quote)})`
    case 'symbol':
      return `Symbol(${quotedText(text, style.quote)})`
    case 'regexp':
      return text
    case 'bytes':
      return `new Uint8Array([${(text.match(/../g) ?? []).map((one) => Number(`0x${one}`)).join(', ')}])`
    case 'timestamp':
    case 'day':
    case 'time':
    case 'interval':
      return quotedText(text, style.quote)
    case 'set': {
      const members = items.map((one) => typescriptText(one, of?.[0], style, deeper))
      return constructed('Set', text, items.length === 0 ? '' : enclosed('[', members, ']', style, margin), style)
    }
    case 'map': {
      const pairs = items.map((one) => {
        const [key = null, held = null] = Array.isArray(one) ? (one as readonly Value[]) : [one]
        return `[${typescriptText(key, of?.[0], style, deeper)}, ${typescriptText(held, of?.[1], style, deeper)}]`
      })
      return constructed('Map', text, items.length === 0 ? '' : enclosed('[', pairs, ']', style, margin), style)
    }
    case 'code':
      return filled(
        style.name(text, 'value'),
        items.map((one, i) => typescriptText(one, of?.[i], style, margin)),
      )
  }
}

/** The text with its holes filled; an object after `=>` is put in parentheses. */
function filled(text: string, parts: readonly string[]): string {
  return text.replaceAll(/(=> )?\$\{(\d+)\}/g, (_, arrow: string | undefined, index: string) => {
    const part = parts[Number(index)] ?? 'undefined'
    return (arrow ?? '') + (arrow !== undefined && part.startsWith('{') ? `(${part})` : part)
  })
}

import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { define } from '../../catalog/json-text.ts'
import type { Json } from '../../catalog/value.ts'
import type { Diagnostic, Span } from '../../diagnostics/diagnostic.ts'

/** A parsed text: its value, and where each object, array and member of it stands. */
export interface Parsed {
  readonly value: Json | undefined
  /** The span of an object or array of `value`, by identity. */
  spanOf(value: object): Span | undefined
  /** The span of a member: its key and its value. */
  memberSpan(value: object, key: string): Span | undefined
  readonly diagnostics: readonly Diagnostic[]
}

interface Place {
  readonly span: Span
  readonly members: Map<string, Span>
}

type Record = { [name: string]: Json }

const MAX_DEPTH = 900

/** Reads JSON (comments and trailing commas let through) or YAML; broken text gives what could be read of it. */
export function parseText(text: string, yaml: boolean, uri?: string): Parsed {
  const places = new Map<object, Place>()
  const at = (start: number, end: number): Span => ({ start, end, ...(uri === undefined ? {} : { uri }) })
  const diagnostics: Diagnostic[] = []
  const problem = (message: string, span: Span): void => {
    if (diagnostics.length < 20) diagnostics.push({ code: 'source/syntax', severity: 'error', message, span })
  }
  let value: Json | undefined
  try {
    value = yaml ? fromYaml() : fromJson()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problem('The text is nested too deep to be read.', at(0, Math.min(1, text.length)))
  }
  return {
    value, diagnostics,
    spanOf: (one) => places.get(one)?.span,
    memberSpan: (one, key) => places.get(one)?.members.get(key),
  }

  function fromJson(): Json | undefined {
    const errors: ParseError[] = []
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
    const tree = parseTree(start ? ` ${text.slice(1)}` : text, errors, { allowTrailingComma: true })
    for (const error of errors) {
      const what = printParseErrorCode(error.error).replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
      problem(`The JSON is broken here: ${what}.`, at(error.offset, error.offset + Math.max(1, error.length)))
    }
    return tree && node(tree, 0)
  }

  function node(one: Node, depth: number): Json {
    if (depth > MAX_DEPTH) throw new RangeError()
    const span = at(one.offset, one.offset + one.length)
    if (one.type === 'array') {
      const out = (one.children ?? []).map((child) => node(child, depth + 1))
      places.set(out, { span, members: new Map() })
      return out
    }
    if (one.type !== 'object') return one.value as Json
    const out: Record = {}
    const members = new Map<string, Span>()
    for (const member of one.children ?? []) {
      const [key, child] = member.children ?? []
      if (typeof key?.value !== 'string' || !child) continue
      define(out, key.value, node(child, depth + 1))
      members.set(key.value, at(member.offset, member.offset + member.length))
    }
    places.set(out, { span, members })
    return out
  }

  function fromYaml(): Json | undefined {
    const document = parseDocument(text, { merge: true, uniqueKeys: false, logLevel: 'error' })
    for (const error of document.errors) {
      problem(`The YAML is broken here: ${error.message.split('\n')[0] ?? ''}`, at(error.pos[0], error.pos[1]))
    }
    return document.contents === null ? undefined : yamlNode(document.contents, 0)

    function yamlNode(one: unknown, depth: number): Json {
      if (depth > MAX_DEPTH) throw new RangeError()
      if (isAlias(one)) return yamlNode(one.resolve(document), depth + 1)
      if (isScalar(one)) return scalar(one.value)
      if (isSeq(one)) {
        const out = one.items.map((item) => yamlNode(item, depth + 1))
        places.set(out, { span: range(one.range), members: new Map() })
        return out
      }
      if (!isMap(one)) return null
      const out: Record = {}
      const members = new Map<string, Span>()
      for (const pair of one.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : ''
        if (key === '<<') {
          const merged = yamlNode(pair.value, depth + 1)
          for (const part of Array.isArray(merged) ? merged : [merged]) {
            for (const [name, v] of Object.entries(part ?? {})) if (!Object.hasOwn(out, name)) define(out, name, v)
          }
          continue
        }
        define(out, key, yamlNode(pair.value, depth + 1))
        const from = isScalar(pair.key) ? pair.key.range?.[0] : undefined
        const to = (pair.value as { range?: readonly number[] } | null)?.range?.[1]
        if (from !== undefined) members.set(key, at(from, to ?? from + key.length))
      }
      places.set(out, { span: range(one.range), members })
      return out
    }
  }

  function range(of: readonly number[] | null | undefined): Span {
    return at(of?.[0] ?? 0, of?.[1] ?? 0)
  }
}

function scalar(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value === undefined ? null : String(value)
}

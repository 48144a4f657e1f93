import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { define } from '../../catalog/json-text.ts'
import type { Json } from '../../catalog/value.ts'
import type { Diagnostic, Span } from '../../diagnostics/diagnostic.ts'
import { MAX_DEPTH, type Found } from './found.ts'

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

/** Thrown by `parseText` when a YAML text comes before `loadYaml`: load it and read again. */
export const YAML_NEEDED = new Error('The YAML parser is not loaded.')

let yamlParser: ((text: string, found: Found) => Json | undefined) | undefined

/** Brings the YAML parser in; JSON does without it. */
export async function loadYaml(): Promise<void> {
  yamlParser ??= (await import('./parse-yaml.ts')).parseYaml
}

/** Reads JSON (comments and trailing commas let through) or YAML; broken text gives what could be read of it. */
export function parseText(text: string, yaml: boolean, uri?: string): Parsed {
  const places = new Map<object, Place>()
  const at = (start: number, end: number): Span => ({ start, end, ...(uri === undefined ? {} : { uri }) })
  const diagnostics: Diagnostic[] = []
  const problem = (message: string, span: Span): void => {
    if (diagnostics.length < 20) diagnostics.push({ code: 'source/syntax', severity: 'error', message, span })
  }
  const place = (one: object, span: Span, members: Map<string, Span>): void => void places.set(one, { span, members })
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
    if (!yamlParser) throw YAML_NEEDED
    return yamlParser(text, { place, at, problem })
  }
}

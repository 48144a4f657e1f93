import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import { define } from '../../catalog/json-text.ts'
import type { Json } from '../../catalog/value.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { MAX_DEPTH, type Found } from './found.ts'

type Record = { [name: string]: Json }

/** The value of a YAML text; aliases and merge keys are written out. */
export function parseYaml(text: string, { place, at, problem }: Found): Json | undefined {
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
      place(out, range(one.range), new Map())
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
    place(out, range(one.range), members)
    return out
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

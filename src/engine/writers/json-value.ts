import { isRecord, Special, type SpecialKind, type Value } from '../catalog/value.ts'
import { base64OfHex } from './base64.ts'
import type { Loss } from './loss.ts'

/** Kinds that JSON text holds without loss: exact digits, and texts that every reader of JSON expects. */
export const HELD_BY_JSON: ReadonlySet<SpecialKind> = new Set<SpecialKind>([
  'bigint',
  'decimal',
  'date',
  'timestamp',
  'day',
  'time',
  'interval',
  'url',
  'absent',
])

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/

/**
 * JSON text (RFC 8259) of `value`. `indent`: one level, '' for one line; `margin`: what the lines after the first
 * begin with. A bigint or decimal keeps every digit; a member that is `absent` is left out.
 */
export function jsonValue(value: Value, indent: string, margin: string, loss: Loss): string {
  if (!holdsSpecial(value)) {
    const text = JSON.stringify(value, null, indent)
    return margin === '' || indent === '' ? text : text.replaceAll('\n', `\n${margin}`)
  }
  return spelled(value, '', margin)

  function spelled(each: Value, path: string, before: string): string {
    if (each instanceof Special) return special(each, path, before)
    if (Array.isArray(each)) {
      return enclosed(
        '[',
        each.map((item: Value) => spelled(item, `${path}[]`, before + indent)),
        ']',
        before,
      )
    }
    if (isRecord(each)) return object(Object.entries(each), path, before)
    return JSON.stringify(each)
  }

  function object(entries: readonly (readonly [string, Value])[], path: string, before: string): string {
    const there = entries.filter(([, member]) => !(member instanceof Special && member.kind === 'absent'))
    const colon = indent === '' ? ':' : ': '
    const member = ([name, held]: readonly [string, Value]): string =>
      JSON.stringify(name) + colon + spelled(held, path === '' ? name : `${path}.${name}`, before + indent)
    return enclosed('{', there.map(member), '}', before)
  }

  function special(each: Special, path: string, before: string): string {
    loss(each.kind, path)
    switch (each.kind) {
      case 'bigint':
      case 'decimal':
        return NUMBER.test(each.text) ? each.text : JSON.stringify(each.text)
      case 'bytes':
        return JSON.stringify(base64OfHex(each.text))
      case 'set':
        return spelled(each.items, path, before)
      case 'map': {
        const entries = textEntries(each)
        return entries === null ? spelled(each.items, path, before) : object(entries, path, before)
      }
      case 'absent':
        return 'null'
      default:
        return JSON.stringify(each.text)
    }
  }

  function enclosed(open: string, items: readonly string[], close: string, before: string): string {
    if (items.length === 0) return open + close
    if (indent === '') return open + items.join(',') + close
    return `${open}\n${before}${indent}${items.join(`,\n${before}${indent}`)}\n${before}${close}`
  }
}

/** A map's members when every key is text and no two are the same; else null. */
export function textEntries(map: Special): (readonly [string, Value])[] | null {
  const entries = new Map<string, Value>()
  for (const item of map.items) {
    if (!Array.isArray(item) || typeof item[0] !== 'string') return null
    entries.set(item[0], item[1] ?? null)
  }
  return entries.size === map.items.length ? [...entries] : null
}

function holdsSpecial(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Special) return true
  if (Array.isArray(value)) return value.some(holdsSpecial)
  return Object.values(value).some(holdsSpecial)
}

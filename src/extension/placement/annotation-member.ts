import type { TextNode } from '../../outline/json-tree.ts'
import type { AnnotationChoices } from '../../protocol/annotation.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }
const CHOICES = ['null', 'range', 'weights', 'pattern', 'locale', 'unique'] as const

/** The choices of an `x-fake` member: a meaning, or an object of them; `{ internet.email: args }` counts as its method. */
export function memberChoices(node: TextNode | undefined): AnnotationChoices {
  const value = node && valueOf(node)
  if (typeof value === 'string') return { fake: value }
  if (!isObject(value)) return {}
  const method = methodOf(value)
  const fake = method ?? value['fake']
  const chosen = CHOICES.flatMap((name) => (value[name] === undefined ? [] : [[name, textOf(name, value[name])] as const]))
  return { ...(typeof fake === 'string' ? { fake } : {}), ...Object.fromEntries(chosen) }
}

/** The JSON text of `x-fake` with these choices; arguments of a method that stays are kept. `undefined`: nothing is chosen. */
export function memberText(present: TextNode | undefined, choices: AnnotationChoices): string | undefined {
  const before = present && valueOf(present)
  const old = isObject(before) ? before : {}
  const { fake } = choices
  const isKept = fake !== undefined && (methodOf(old) ?? old['fake']) === fake
  const own: readonly (readonly [string, Json])[] = fake === undefined ? []
    : isKept ? Object.entries(old).filter(([name]) => !(CHOICES as readonly string[]).includes(name)) : [['fake', fake]]
  const chosen = CHOICES.flatMap((name) => (choices[name] === undefined ? [] : [[name, jsonOf(name, choices[name] ?? '')] as const]))
  const all = [...own, ...chosen]
  if (all.length === 0) return undefined
  return all.length === 1 && fake !== undefined && all[0]?.[0] === 'fake' ? JSON.stringify(fake) : spaced(Object.fromEntries(all))
}

/** JSON on one line with the spaces that people put. */
function spaced(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((one: Json) => spaced(one)).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${spaced(one)}`)
  return `{${members.join(', ')}}`
}

function methodOf(value: { readonly [name: string]: Json }): string | undefined {
  return Object.keys(value).find((name) => name !== 'fake' && name !== 'args' && !(CHOICES as readonly string[]).includes(name))
}

function textOf(name: string, value: Json | undefined): string {
  if (name === 'range' && Array.isArray(value)) return value.map((one) => String(one ?? '')).join('..')
  return typeof value === 'string' ? value : spaced(value ?? null)
}

function jsonOf(name: string, text: string): Json {
  if (name === 'range' || name === 'pattern' || name === 'locale') return text
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueOf(node: TextNode): Json {
  if (node.kind === 'object') return Object.fromEntries(node.entries.map((each) => [each.name, valueOf(each.value)]))
  if (node.kind === 'array') return node.items.map(valueOf)
  return node.kind === 'string' ? node.text : jsonOf('', node.text)
}

import { Special, type Value } from './value.ts'

/** JSON text of a value; what JSON cannot hold becomes its canonical text, numbers stay digits. */
export function jsonText(value: Value): string {
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return JSON.stringify(plain(value))
}

/** The text as a JSON string. */
export function quoted(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 32 || c === 34 || c === 92 || c > 126) return JSON.stringify(text)
  }
  return `"${text}"`
}

/** A value with everything JSON cannot hold replaced: maps and sets as arrays, the rest as text. */
export function plain(value: Value): unknown {
  if (value instanceof Special) {
    if (value.kind === 'map' || value.kind === 'set') return value.items.map(plain)
    if (value.kind === 'absent') return null
    return value.text
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) {
    const out: { [name: string]: unknown } = {}
    for (const [name, member] of Object.entries(value)) define(out, name, plain(member))
    return out
  }
  return value
}

/** Sets a property even when it is called `__proto__`. */
export function define(target: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

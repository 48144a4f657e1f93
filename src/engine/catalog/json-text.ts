import type { Value } from './value.ts'

/** JSON text of a value on one line; what JSON cannot hold says so itself (`Special.toJSON`). */
export function jsonText(value: Value): string {
  return JSON.stringify(value)
}

/** Sets a property even when it is called `__proto__`. */
export function define(target: { [name: string]: unknown }, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true })
  } else target[name] = value
}

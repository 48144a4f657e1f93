import type { LocaleTables } from './sampler.ts'

const memo = new WeakMap<LocaleTables, Map<string, readonly string[]>>()

/** A list of texts from a locale's tables: sexes joined, weights dropped, patterns left out. Empty when there is none. */
export function texts(locale: LocaleTables, module: string, entry: string, part?: string): readonly string[] {
  let known = memo.get(locale)
  if (!known) memo.set(locale, (known = new Map()))
  const key = `${module}.${entry}.${part ?? ''}`
  let found = known.get(key)
  if (!found) {
    const all = locale.tables[module]?.[entry]
    const one = part === undefined || typeof all !== 'object' || all === null ? all : (all as { [part: string]: unknown })[part]
    known.set(key, (found = [...new Set(collect(one, part === undefined))]))
  }
  return found
}

function collect(value: unknown, deep: boolean): string[] {
  if (typeof value === 'string') return value.includes('{{') ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((one) => collect(one, deep))
  if (typeof value !== 'object' || value === null) return []
  const weighted = value as { value?: unknown; weight?: unknown }
  if (weighted.value !== undefined) return collect(weighted.value, deep)
  return deep ? Object.values(value).flatMap((one) => collect(one, deep)) : []
}

/** A table of texts, or `otherwise` where the locale has none. */
export function textsOr(locale: LocaleTables, path: readonly [string, string], otherwise: readonly string[]): readonly string[] {
  const found = texts(locale, path[0], path[1])
  return found.length > 0 ? found : otherwise
}

import type { Entity } from '../../../../src/engine/catalog/catalog.ts'
import type { ReadResult } from '../../../../src/engine/catalog/reader.ts'
import { loadTypeScript } from '../../../../src/engine/compiler/load.ts'
import { readTypeScript } from '../../../../src/engine/readers/typescript/typescript.ts'
import { memoryHost } from '../../memory-host.ts'

await loadTypeScript()

export const URI = 'file:///src/types.ts'

/** Reads a module's text beside other files. */
export function readTypes(text: string, files: { readonly [path: string]: string } = {}): ReadResult {
  return readTypeScript({ uri: URI, text }, memoryHost({ '/src/types.ts': text, ...files }))
}

export function entityOf(reading: ReadResult, name: string): Entity {
  const entity = reading.catalog.entities.find((one) => one.name === name)
  if (!entity) throw new Error(`no ${name}`)
  return entity
}

/** A shape as JSON, without spans, references followed to the depth `deep`. */
export function shapeOf(text: string, name = 'T', files: { readonly [path: string]: string } = {}): unknown {
  const reading = readTypes(text, files)
  const { definitions } = reading.catalog
  const bare = (value: unknown, deep: number): unknown => {
    if (Array.isArray(value)) return value.map((one) => bare(one, deep))
    if (typeof value !== 'object' || value === null) return value
    const record = value as { readonly [name: string]: unknown }
    const target =
      typeof record.to === 'string' && record.kind === 'ref' && deep > 0 ? definitions[record.to] : undefined
    if (target) return bare(target, deep - 1)
    return Object.fromEntries(
      Object.entries(record)
        .filter(([key]) => key !== 'span')
        .map(([key, one]) => [key, bare(one, deep)]),
    )
  }
  return bare(entityOf(reading, name).shape, 3)
}

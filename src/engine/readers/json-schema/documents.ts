import type { Host } from '../../catalog/host.ts'
import type { Json } from '../../catalog/value.ts'
import { isSchemaObject, type Schema, type SchemaObject, subschemas, textAt } from './keywords.ts'
import { metaSchema } from './meta-schemas.ts'
import { parseText, type Parsed } from './parse.ts'
import { isRemote } from './remote.ts'
import { pointerPart, pointerParts, resolveUri, splitFragment } from './uri.ts'

/** A document and the URI it was found under. */
export interface Document {
  readonly uri: string
  readonly value: Json
  /** Absent for the drafts' own schemas. */
  readonly parsed?: Parsed
  readonly root: boolean
}

/** A place that references lead to. */
export interface Target {
  readonly document: Document
  readonly schema: Schema
  /** Its one name: `#/definitions/x`, with the document's URI in front when it is another. */
  readonly name: string
  /** The base of references in it. */
  readonly base: string
}

export interface Documents {
  readonly root: Target
  /** Other documents that were read, by URI, for the judge. */
  readonly others: ReadonlyMap<string, Json>
  /** Where a reference leads; a text says what is missing. */
  resolve(base: string, reference: string): Target | string
  /** The base of references in a schema; `base` of what surrounds it. */
  baseOf(schema: SchemaObject, base: string): string
  /** Places with `$dynamicAnchor` (or `$recursiveAnchor`, under '') of a resource, by name. */
  dynamicAnchors(resource: string): ReadonlyMap<string, Target>
  readonly hasDynamic: boolean
}

interface Resource {
  readonly target: Target
  readonly anchors: Map<string, Target>
  readonly dynamic: Map<string, Target>
}

const MAX_DOCUMENTS = 200

/** Knows every document that a schema refers to and every name in them; reads others through the host when needed. */
export function createDocuments(
  uri: string, parsed: Parsed, host: Host & { problemOf?: (uri: string) => string }, draft: string,
): Documents {
  const resources = new Map<string, Resource>()
  const missing = new Set<string>()
  const others = new Map<string, Json>()
  const bases = new Map<SchemaObject, string>()
  const idKey = draft === 'draft-04' ? 'id' : '$id'
  let hasDynamic = false

  function add(document: Document): Target {
    const { value } = document
    const root: Target = { document, schema: (isSchemaObject(value) || typeof value === 'boolean' ? value : true), base: document.uri,
      name: document.root ? '#' : `${document.uri}#` }
    const resource: Resource = { target: root, anchors: new Map(), dynamic: new Map() }
    resources.set(document.uri, resource)
    if (!isSchemaObject(root.schema)) return root
    const queue: { schema: SchemaObject; pointer: string; base: string; resource: Resource }[] = [
      { schema: root.schema, pointer: '', base: document.uri, resource },
    ]
    let first = root
    for (let next = queue.pop(); next; next = queue.pop()) {
      const { schema, pointer } = next
      let { base, resource: home } = next
      const id = textAt(schema, '$id') ?? (idKey === 'id' || document.uri.includes('draft-04') ? textAt(schema, 'id') : undefined)
      const here = (at: string): Target => ({ document, schema, base: at, name: `${document.root ? '' : document.uri}#${pointer}` })
      if (id !== undefined) {
        const [part, fragment] = splitFragment(id)
        if (part !== '') {
          base = resolveUri(base, part)
          home = { target: here(base), anchors: new Map(), dynamic: new Map() }
          if (!resources.has(base) || pointer === '') resources.set(base, home)
          if (pointer === '') {
            first = home.target
            resources.set(document.uri, home)
          }
        }
        if (fragment !== '' && !fragment.startsWith('/')) home.anchors.set(fragment, here(base))
      }
      bases.set(schema, base)
      const anchor = textAt(schema, '$anchor')
      if (anchor !== undefined) home.anchors.set(anchor, here(base))
      const dynamic = textAt(schema, '$dynamicAnchor')
      if (dynamic !== undefined) {
        hasDynamic = true
        home.anchors.set(dynamic, here(base))
        home.dynamic.set(dynamic, here(base))
      }
      if (schema['$recursiveAnchor'] === true) {
        hasDynamic = true
        home.dynamic.set('', here(base))
      }
      for (const sub of subschemas(schema)) {
        if (!isSchemaObject(sub.schema)) continue
        queue.push({ schema: sub.schema, pointer: pointer + sub.path.map((one) => `/${pointerPart(one)}`).join(''), base, resource: home })
      }
    }
    return first
  }

  function load(wanted: string, relative: string): Resource | undefined {
    const known = resources.get(wanted)
    if (known || missing.has(wanted)) return known
    const meta = metaSchema(wanted)
    if (meta !== undefined) {
      add({ uri: wanted, value: meta, root: false })
      return resources.get(wanted)
    }
    const besides = relative.includes(':') ? undefined : resolveUri(uri, relative)
    // A file beside the schema spares the network.
    const places = isRemote(wanted) ? [besides, wanted] : [wanted, besides]
    for (const place of new Set(places)) {
      if (place === undefined) continue
      const text = others.size < MAX_DOCUMENTS ? host.readText(place) : undefined
      if (text === undefined) continue
      const found = parseText(text, /\.ya?ml$/.test(place), place)
      if (found.value === undefined) continue
      others.set(wanted, found.value)
      add({ uri: wanted, value: found.value, parsed: found, root: false })
      return resources.get(wanted)
    }
    missing.add(wanted)
    return undefined
  }

  function resolve(base: string, reference: string): Target | string {
    const [part, fragment] = splitFragment(reference)
    const wanted = resolveUri(base, part)
    const resource = resources.get(wanted) ?? load(wanted, part)
    if (!resource) return isRemote(wanted) && host.problemOf ? host.problemOf(wanted) : `There is no document ${wanted}.`
    const steps = pointerParts(fragment)
    if (steps) return follow(resource.target, steps) ?? `There is nothing at ${reference}.`
    const anchor = resource.anchors.get(fragment)
    return anchor ?? `There is no anchor \`${fragment}\` in ${wanted === base ? 'this schema' : wanted}.`
  }

  function follow(from: Target, steps: readonly string[]): Target | undefined {
    let value: Json = from.schema
    let { name, base } = from
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
      value = (value as { readonly [key: string]: Json })[step] ?? null
      name += `/${pointerPart(step)}`
      if (isSchemaObject(value)) base = bases.get(value) ?? base
    }
    return typeof value === 'boolean' || isSchemaObject(value) ? { document: from.document, schema: value, name, base } : undefined
  }

  const root = add({ uri, value: parsed.value ?? true, parsed, root: true })
  return {
    root, others, resolve,
    baseOf: (schema, base) => bases.get(schema) ?? base,
    dynamicAnchors: (resource) => resources.get(resource)?.dynamic ?? NONE,
    get hasDynamic() {
      return hasDynamic
    },
  }
}
const NONE: ReadonlyMap<string, Target> = new Map()

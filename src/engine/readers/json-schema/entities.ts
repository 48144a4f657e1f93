import type { Entity } from '../../catalog/catalog.ts'
import type { Shape } from '../../catalog/shape.ts'
import { isRecord, type Json } from '../../catalog/value.ts'
import type { Document, Target } from './documents.ts'
import { isSchema, isSchemaObject, type SchemaObject, textAt } from './keywords.ts'
import type { Shapes } from './to-shapes.ts'
import { pointerPart } from './uri.ts'

/** Keywords that say nothing of a value. */
const SILENT = new Set(['$schema', '$id', 'id', '$comment', '$defs', 'definitions', 'title', 'description', 'components', 'openapi',
  'swagger', 'info', 'paths', 'servers', 'tags', 'security', 'webhooks', 'externalDocs', '$vocabulary', 'asyncapi', 'channels',
  'version', 'name', '$anchor', '$dynamicAnchor', 'x-generator', 'examples', 'default'])
const FOLDERS: readonly (readonly string[])[] = [['$defs'], ['definitions'], ['components', 'schemas']]

/** Does the root say what a value is, or does it only hold definitions? */
export function rootHasShape(root: Json): boolean {
  if (!isSchemaObject(root)) return true
  const folders = FOLDERS.some((path) => folder(root, path) !== undefined)
  return Object.keys(root).some((key) => !SILENT.has(key)) || !folders
}

function folder(root: SchemaObject, path: readonly string[]): SchemaObject | undefined {
  let at: Json = root
  for (const key of path) at = isRecord(at) ? ((at[key]) ?? null) : null
  return isSchemaObject(at) ? at : undefined
}

/** The root (when it has a shape) and every named definition, as things that get rows. */
export function entitiesOf(root: Target, shapes: Shapes, uri: string): readonly Entity[] {
  const { document } = root
  const out: Entity[] = []
  const used = new Set<string>()
  if (rootHasShape(document.value)) {
    const title = isSchemaObject(document.value) ? textAt(document.value, 'title') : undefined
    const name = title?.trim() || fileName(uri)
    used.add(name)
    out.push(entity(name, '', shapes.shapeAt(root), { document, schema: document.value }))
  }
  if (!isSchemaObject(document.value)) return out
  for (const path of FOLDERS) {
    const held = folder(document.value, path)
    for (const [key, schema] of Object.entries(held ?? {})) {
      if (!isSchema(schema)) continue
      const pointer = [...path, key].map((one) => `/${pointerPart(one)}`).join('')
      const name = used.has(key) ? `${path.at(-1) ?? ''}/${key}` : key
      used.add(name)
      const target: Target = { document, schema, name: `#${pointer}`, base: root.base }
      const made = entity(name, pointer, shapes.referTo(target), { document, schema })
      const nameSpan = held && document.parsed?.memberSpan(held, key)
      out.push(nameSpan ? { ...made, nameSpan: { ...nameSpan, end: nameSpan.start + key.length + 2 } } : made)
    }
  }
  return out
}

function entity(
  name: string, key: string, shape: Shape, at: { readonly document: Document; readonly schema: Json },
): Entity {
  const span = isSchemaObject(at.schema) ? at.document.parsed?.spanOf(at.schema) : undefined
  const description = isSchemaObject(at.schema) ? textAt(at.schema, 'description') : undefined
  return { name, key, shape, constraints: [], ...(span ? { span } : {}), ...(description === undefined ? {} : { description }) }
}

/** `file:///a/user.schema.json` → `user`. */
function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1)
  return last.replace(/(\.schema)?\.(jsonc?|ya?ml)$/i, '') || 'schema'
}

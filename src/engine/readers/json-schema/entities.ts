import type { Entity } from '../../catalog/catalog.ts'
import { directionOf, schemaHostOf } from '../../catalog/schema-host.ts'
import type { Shape } from '../../catalog/shape.ts'
import type { Json } from '../../catalog/value.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Document, Target } from './documents.ts'
import { isSchemaObject, textAt } from './keywords.ts'
import { type Place, placesOf } from './places.ts'
import type { Shapes } from './to-shapes.ts'
import { pointerPart } from './uri.ts'

/** Keywords that say nothing of a value. */
const SILENT = new Set([
  '$schema',
  '$id',
  'id',
  '$comment',
  '$defs',
  'definitions',
  'title',
  'description',
  'components',
  'version',
  'name',
  '$anchor',
  '$dynamicAnchor',
  '$vocabulary',
  'x-generator',
  'examples',
  'default',
])

/** Does the root say what a value is, or does it only hold definitions? */
function rootHasShape(root: Json, places: readonly Place[]): boolean {
  if (!isSchemaObject(root)) return true
  if (schemaHostOf(root) !== undefined) return false
  return Object.keys(root).some((key) => !SILENT.has(key)) || places.length === 0
}

/** The root (when it has a shape) and every named place, as things that get rows. */
export function entitiesOf(root: Target, shapes: Shapes, uri: string, diagnostics: Diagnostic[]): readonly Entity[] {
  const { document } = root
  const out: Entity[] = []
  const used = new Set<string>()
  const places = placesOf(document.value)
  if (rootHasShape(document.value, places)) {
    const title = isSchemaObject(document.value) ? textAt(document.value, 'title') : undefined
    const name = title?.trim() || fileName(uri)
    used.add(name)
    out.push({
      ...about({ schema: document.value }, document),
      name,
      key: '',
      shape: shapes.shapeAt(root),
      constraints: [],
    })
  }
  for (const place of places) {
    const pointer = place.path.map((one) => `/${pointerPart(one)}`).join('')
    const name = free(place, used)
    const more = about(place, document)
    if (place.foreign !== undefined) {
      const message = `${name} is described in ${place.foreign}, which is not read.`
      diagnostics.push({ code: 'schema/foreign-format', severity: 'information', message, span: more.span ?? null })
      continue
    }
    used.add(name)
    const target: Target = { document, schema: place.schema, name: `#${pointer}`, base: root.base }
    const direction = directionOf(pointer)
    const base = { ...more, name, key: pointer, constraints: [] }
    const refer = (): Shape => {
      const shape = shapes.referTo(target, direction)
      return place.examples ? { ...shape, hints: { ...shape.hints, examples: place.examples } } : shape
    }
    out.push(direction === undefined ? { ...base, shape: refer() } : lazily(base, refer))
  }
  return out
}

/** Bodies are many and few are asked for: their shapes are made at first look. */
function lazily(entity: Omit<Entity, 'shape'>, make: () => Shape): Entity {
  let shape: Shape | undefined
  return {
    ...entity,
    get shape() {
      shape ??= make()
      return shape
    },
  }
}

function free(place: Place, used: ReadonlySet<string>): string {
  if (!used.has(place.name)) return place.name
  const longer = `${place.path.at(-2) ?? ''}/${place.name}`
  return used.has(longer) ? place.path.join('/') : longer
}

/** Where a place stands and what is said of it. */
function about(
  place: Pick<Place, 'named' | 'description'> & { readonly schema: Json },
  document: Document,
): Pick<Entity, 'span' | 'nameSpan' | 'description'> {
  const object = isSchemaObject(place.schema) ? place.schema : undefined
  const span = object && document.parsed?.spanOf(object)
  const description = (object && textAt(object, 'description')) ?? place.description
  const member = place.named && document.parsed?.memberSpan(place.named.holder, place.named.key)
  return {
    ...(span ? { span } : {}),
    ...(description === undefined ? {} : { description }),
    ...(member && place.named ? { nameSpan: { ...member, end: member.start + place.named.key.length + 2 } } : {}),
  }
}

/** `file:///a/user.schema.json` → `user`. */
function fileName(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1)
  return last.replace(/(\.schema)?\.(jsonc?|ya?ml)$/i, '') || 'schema'
}

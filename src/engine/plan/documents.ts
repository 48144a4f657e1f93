import type { SourceLanguage } from '../catalog/catalog.ts'
import type { ArrayShape, Field, ObjectShape, Shape, SolvedShape } from '../catalog/shape.ts'
import type { Value } from '../catalog/value.ts'
import { wordsOf } from '../meaning/words.ts'
import table from './data/documents.json' with { type: 'json' }
import type { Place } from './context.ts'

type Fields = { readonly [name: string]: string | readonly Value[] }

const ID: Shape = { kind: 'number', integer: true, minimum: 1, maximum: 500 }
const FORMATS = new Set(['date', 'date-time', 'email', 'uuid'])

/** Names as `wordsOf` writes them, laid when first asked. */
let documents: ReadonlyMap<string, Fields> | undefined
let lists: ReadonlySet<string> | undefined

function phrasesOf(names: string): readonly string[] {
  return names.split(', ').map((name) => wordsOf(name).join(' '))
}

/**
 * What a value holds of which the source says only that it is an object, any value, or a column of JSON: by its name
 * (`settings`, `user_metadata`, `tags`; data/documents.json), `undefined` where that says nothing. Only a column of JSON
 * becomes a list, by its default or its name.
 */
export function documentOf(place: Place, open: ObjectShape | null, language: SourceLanguage): ObjectShape | ArrayShape | undefined {
  if (place.item || place.name === '') return undefined
  const isJson = place.column?.family === 'json'
  const words = wordsOf(place.name)
  const list: ArrayShape = { kind: 'array', prefix: [], rest: words.at(-1) === 'ids' ? ID : { kind: 'string' } }
  const opening = isJson ? /[[{]/.exec(place.column?.default ?? '')?.[0] : undefined
  if (opening === '[') return list
  documents ??= new Map(table.documents.flatMap(({ names, fields }) => phrasesOf(names).map((name) => [name, fields as Fields] as const)))
  lists ??= new Set(phrasesOf(table.lists))
  for (let i = 0; i < words.length; i++) {
    const name = words.slice(i).join(' ')
    const fields = documents.get(name)
    if (fields) return objectOf(fields, open, language === 'sql' || place.name.includes('_'))
    if (isJson && opening !== '{' && lists.has(name)) return list
  }
  return isJson && words.at(-1) === 'ids' ? list : undefined
}

function objectOf(fields: Fields, open: ObjectShape | null, isSnake: boolean): ObjectShape {
  const made = Object.entries(fields).map(([name, of]): Field => ({
    name: name.includes('-') ? name : isSnake ? name.replaceAll(' ', '_') : name.replace(/ (\w)/g, (_, letter: string) => letter.toUpperCase()),
    shape: shapeOf(of), optional: false,
  }))
  return { kind: 'object', rest: [], closed: false, ...open, fields: made }
}

function shapeOf(of: string | readonly Value[]): Shape {
  if (typeof of !== 'string') return { kind: 'literal', values: of }
  if (of === 'integer') return { kind: 'number', integer: true, minimum: 0 }
  if (of === 'number' || of === 'boolean') return { kind: of }
  return FORMATS.has(of) ? { kind: 'string', formats: [of] } : { kind: 'string' }
}

/** May the object hold any names with any values? */
export function isOpen(shape: SolvedShape): shape is ObjectShape {
  if (shape.kind !== 'object' || shape.fields.length > 0 || (shape.closed && shape.rest.length === 0)) return false
  if (shape.propertyNames || shape.maxProperties !== undefined || (shape.minProperties ?? 0) > 1) return false
  return shape.rest.every(({ names, min = 0, max, shape: of }) =>
    !names && min === 0 && (of.kind === 'union' ? of.any === true : max === undefined && of.kind === 'types' && of.types.length >= 6))
}

import { type Entry, jsonTree, member, type TextNode } from './json-tree.ts'
import type { Outline, OutlineEntity, OutlineField } from './outline.ts'
import { hostedSchemas } from './schema-hosts.ts'
import { yamlTree } from './yaml-tree.ts'

const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])
/** Keywords that give a schema a shape of its own. */
const SHAPES = [
  'type', 'properties', 'patternProperties', 'items', 'prefixItems', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', '$ref',
  'additionalProperties', 'required', 'if',
]
/** Longer texts get one lens over the root and no fields: a lens must stay cheap. */
const LARGE = 2_000_000

/** The schemas of a JSON or YAML text; `null` when it is no schema. `fileName` decides where the text does not. */
export function schemaOutline(text: string, form: 'json' | 'yaml', fileName: string): Outline | null {
  if (text.length > LARGE) return largeOutline(text, fileName)
  const root = form === 'json' ? jsonTree(text) : yamlTree(text)
  if (root?.kind !== 'object' || !isSchema(root, fileName)) return null
  const inHost = hostedSchemas(root)
  const definitions = [...definitionsOf(root), ...(inHost ?? []).map(({ path, entry }) => ({ pointer: pointerOf(path), entry }))]
  const hasShape = inHost === undefined && SHAPES.some((name) => member(root, name) !== undefined)
  const entities: OutlineEntity[] = []
  if (hasShape || definitions.length === 0) entities.push(entity('schema', '', root, rootName(root, fileName)))
  for (const { pointer, entry } of definitions) {
    const made = entity('definition', pointer, entry.value, entry.name)
    entities.push({ ...made, lens: !hasShape, nameRange: entry.nameRange, range: { start: entry.nameRange.start, end: entry.value.end } })
  }
  return { language: 'json-schema', entities }
}

/** The schema that a data file names in `$schema` (not one of the meta-schemas); `undefined` when it names none. */
export function dataSchema(text: string, form: 'json' | 'yaml'): string | undefined {
  if (text.length > LARGE) return undefined
  if (form === 'yaml') {
    const comment = /^#\s*(?:yaml-language-server:\s*)?\$schema\s*[=:]\s*(\S+)/m.exec(text.slice(0, 4000))
    if (comment?.[1] !== undefined) return comment[1]
  }
  const root = form === 'json' ? jsonTree(text) : yamlTree(text)
  const named = member(root, '$schema')
  return named?.kind === 'string' && !isMeta(named.text) ? named.text : undefined
}

function isSchema(root: TextNode, fileName: string): boolean {
  const named = member(root, '$schema')
  if (named?.kind === 'string') return isMeta(named.text)
  if (/\.schema\.(json|jsonc|ya?ml)$/i.test(fileName)) return true
  const hosted = hostedSchemas(root)
  if (hosted !== undefined) return hosted.length > 0 || definitionsOf(root).length > 0
  if (['properties', '$defs', 'definitions'].some((name) => holdsSchemas(member(root, name)))) return true
  const type = member(root, 'type')
  const others = SHAPES.filter((name) => name !== 'type' && name !== 'required' && member(root, name) !== undefined)
  return type?.kind === 'string' && TYPES.has(type.text) && (others.length > 0 || root.entries.length <= 3)
}

const isMeta = (uri: string): boolean => /^https?:\/\/json-schema\.org\//.test(uri)

/** `properties: { a: { type: … } }`: objects (or booleans), at least one of them schema-like. */
function holdsSchemas(node: TextNode | undefined): boolean {
  if (node?.kind !== 'object') return false
  return node.entries.some(({ value }) => value.kind === 'object' && [...SHAPES, 'description'].some((name) => member(value, name)))
}

function definitionsOf(root: TextNode): { pointer: string; entry: Entry }[] {
  const paths = [['$defs'], ['definitions'], ['components', 'schemas']]
  return paths.flatMap((path) => {
    const holder = path.reduce<TextNode | undefined>((node, name) => member(node, name), root)
    const entries = holder?.kind === 'object' ? holder.entries.filter(({ value }) => value.kind === 'object') : []
    return entries.map((entry) => ({ pointer: pointerOf([...path, entry.name]), entry }))
  })
}

const pointerOf = (path: readonly string[]): string => `/${path.map(escapePointer).join('/')}`

const escapePointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')

function entity(kind: 'schema' | 'definition', pointer: string, node: TextNode, name: string): OutlineEntity {
  const nameRange = { start: node.start, end: node.start + 1 }
  return { kind, name, pointer, range: { start: node.start, end: node.end }, nameRange, lens: true, fields: fieldsOf(node) }
}

/** What a person calls the schema: its title, else the file's name. */
function rootName(root: TextNode, fileName: string): string {
  const title = member(root, 'title')
  if (title?.kind === 'string' && title.text.trim() !== '') return title.text
  return fileName.replace(/^.*[\\/]/, '').replace(/(\.schema)?\.[^.]*$/i, '') || 'schema'
}

/** Every property at any depth, those of nested definitions left to their own entity. */
function fieldsOf(root: TextNode): OutlineField[] {
  const fields: OutlineField[] = []
  const visit = (node: TextNode, isRoot: boolean): void => {
    for (const { name, value } of node.entries) {
      if (isRoot && (name === '$defs' || name === 'definitions' || name === 'components')) continue
      if ((name === 'properties' || name === 'patternProperties') && value.kind === 'object') {
        for (const entry of value.entries) {
          const range = { start: entry.nameRange.start, end: entry.value.end }
          const valueRange = { start: entry.value.start, end: entry.value.end }
          fields.push({ name: entry.name, nameRange: entry.nameRange, range, valueRange })
          visit(entry.value, false)
        }
      } else {
        visit(value, false)
        for (const item of value.items) visit(item, false)
      }
    }
  }
  visit(root, true)
  return fields
}

function largeOutline(text: string, fileName: string): Outline | null {
  const start = text.search(/\S/)
  if (start < 0 || (!/\.schema\./i.test(fileName) && !/"?\$schema"?\s*:\s*"?https?:\/\/json-schema\.org/.test(text.slice(0, 4000)))) return null
  const name = fileName.replace(/^.*[\\/]/, '').replace(/(\.schema)?\.[^.]*$/i, '')
  const range = { start, end: text.length }
  const root: OutlineEntity = { kind: 'schema', name, pointer: '', range, nameRange: { start, end: start + 1 }, lens: true, fields: [] }
  return { language: 'json-schema', entities: [root] }
}

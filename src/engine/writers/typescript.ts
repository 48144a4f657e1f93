import type { Catalog, Entity } from '../catalog/catalog.ts'
import { importNames } from '../catalog/import-names.ts'
import { rebased } from '../catalog/specifier.ts'
import { quotedText, typescriptText } from '../catalog/typescript-text.ts'
import { isScript, type Section, type Write, type WriteOptions } from './writer.ts'

/** TypeScript: `export const users: User[] = [ … ]` with its imports; without a type (other sources) `as const`-free data. */
export const typescript: Write = write

function* write(sections: readonly Section[], catalog: Catalog, options: WriteOptions): Iterable<string> {
  const { style, bare, target } = options
  const { eol, quote, semicolons } = style
  const names = importNames(
    (module) => rebased(module, catalog.uri, target),
    sections.map((one) => constantName(one.entity)),
  )
  const lines = (text: string): string => (eol === '\n' ? text : text.replaceAll('\n', eol))
  const bodies = sections.map((section) => {
    const { entity } = section
    const rows = rowTexts(section, catalog, options, names.name)
    const list =
      rows.length === 0
        ? '[]'
        : style.indent === ''
          ? `[${rows.join(', ')}]`
          : `[\n${style.indent}${rows.join(`,\n${style.indent}`)}${style.trailingComma ? ',' : ''}\n]`
    if (bare) return list
    const constant = sections.length === 1 && options.constant !== undefined ? options.constant : constantName(entity)
    const end = `${list}${semicolons ? ';' : ''}\n`
    if (isScript(target ?? catalog.uri)) return `${commented(entity, catalog, target)}const ${constant} = ${end}`
    return `export const ${constant}${annotation(entity, names.name)} = ${end}`
  })
  if (!bare) {
    const imports = names.statements(quote, semicolons)
    if (imports.length > 0) yield lines(`${imports.join('\n')}\n\n`)
  }
  for (const [i, body] of bodies.entries()) yield lines(i === 0 ? body : `\n${body}`)
}

/** Rows as texts; all of them before the first is written, since the imports stand above. */
export function rowTexts(
  { entity, rows }: Section,
  catalog: Catalog,
  { style }: WriteOptions,
  name: (text: string, as: 'value' | 'type') => string,
): string[] {
  const { indent, quote, trailingComma } = style
  const shape = entity.type ? entity.shape : undefined
  const texts: string[] = []
  for (const row of rows) {
    texts.push(
      typescriptText(row, shape, { definitions: catalog.definitions, indent, quote, trailingComma, name }, indent),
    )
  }
  return texts
}

/** `: User[]`, in the target's words. */
function annotation({ type }: Entity, name: (text: string, as: 'value' | 'type') => string): string {
  return type ? `: ${name(typeReference(type), 'type')}[]` : ''
}

/** A type with the module that it comes from. */
export function typeReference(type: NonNullable<Entity['type']>): string {
  if (type.reference !== undefined) return type.reference
  return type.exported === 'none'
    ? type.name
    : `import(${quotedText(type.module, '"')}).${type.exported === 'default' ? 'default' : type.name}`
}

/** The same for a comment of JavaScript. */
export function commentedType(type: NonNullable<Entity['type']>, catalog: Catalog, target: string | undefined): string {
  if (type.exported === 'none') return type.name
  const module = rebased(type.module, catalog.uri, target)
  const name = type.exported === 'default' ? 'default' : type.name
  return module === null ? type.name : `import(${quotedText(module, "'")}).${name}`
}

/** JavaScript says types in comments; what a script declares cannot be exported. */
function commented({ type }: Entity, catalog: Catalog, target: string | undefined): string {
  if (!type) return 'export '
  return `/** @type {${commentedType(type, catalog, target)}[]} */\n${type.exported === 'none' ? '' : 'export '}`
}

/** `OrderLine` → `orderLines`; `Shop.Item` → `shopItems`. */
export function constantName(entity: Entity): string {
  const words = subjectName(entity)
    .split(/[^A-Za-z0-9_$]+/)
    .filter((word) => word !== '')
  const joined = words.map((word, i) => (i === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('')
  const start = /^[A-Z]+(?![a-z])/.exec(joined)?.[0] ?? joined.slice(0, 1)
  const camel = start.toLowerCase() + joined.slice(start.length)
  const name = plural(/^[A-Za-z_$]/.test(camel) ? camel : `data${camel}`)
  return name === entity.name ? `${name}Data` : name
}

/** `User` of a constant `UserSchema`. */
function subjectName({ name, type }: Entity): string {
  return type?.reference === undefined ? name : name.replace(/(?<=\w)_?(?:Schema|Validator|Model|Table)$/i, '')
}

function plural(word: string): string {
  if (/(s|x|z|ch|sh)$/i.test(word)) return /[^s]s$/i.test(word) && !/(us|is|ss)$/i.test(word) ? word : `${word}es`
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`
  return `${word}s`
}

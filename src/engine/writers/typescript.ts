import type { Catalog, Entity } from '../catalog/catalog.ts'
import { importNames } from '../catalog/import-names.ts'
import { isScript, rebased } from '../catalog/specifier.ts'
import { commentedList, type ListForm, typedList } from '../catalog/typed-list.ts'
import { quotedText, typescriptText } from '../catalog/typescript-text.ts'
import type { Row } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Section, Write, WriteOptions } from './writer.ts'

/** TypeScript: `export const users: User[] = [ … ]` with its imports; without a type (other sources) plain data. */
export const typescript: Write = (sections, catalog, options) => write(sections, catalog, options, () => 'typed')

/** `export const users = [ … ] as const satisfies readonly User[]`, where the compiler takes it; else as narrow as it does. */
export const asConst: Write = (sections, catalog, options, report) =>
  write(sections, catalog, options, (section, rows) => narrowest(section, rows, report))

function* write(
  sections: readonly Section[],
  catalog: Catalog,
  options: WriteOptions,
  formOf: (section: Section, rows: readonly Row[]) => ListForm,
): Iterable<string> {
  const { style, bare, target } = options
  const { eol, quote, semicolons } = style
  const names = importNames(
    (module) => rebased(module, catalog.uri, target),
    sections.map((one) => constantName(one.entity)),
    isScript(target ?? catalog.uri),
  )
  const lines = (text: string): string => (eol === '\n' ? text : text.replaceAll('\n', eol))
  const bodies = sections.map((section) => {
    const { entity } = section
    const made = [...section.rows]
    const rows = rowTexts({ entity, rows: made }, catalog, options, names.name)
    const list =
      rows.length === 0
        ? '[]'
        : style.indent === ''
          ? `[${rows.join(', ')}]`
          : `[\n${style.indent}${rows.join(`,\n${style.indent}`)}${style.trailingComma ? ',' : ''}\n]`
    if (bare) return list
    const constant = sections.length === 1 && options.constant !== undefined ? options.constant : constantName(entity)
    const type = entity.type && names.name(typeReference(entity.type), 'type')
    const declared = { name: constant, list, type, form: formOf(section, made) }
    const end = `${semicolons ? ';' : ''}\n`
    if (!isScript(target ?? catalog.uri)) return typedList({ ...declared, exported: 'export ' }) + end
    // What a script declares cannot be exported.
    return commentedList({ ...declared, exported: entity.type?.exported === 'none' ? '' : 'export ' }) + end
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
  { style, target }: WriteOptions,
  name: (text: string, as: 'value' | 'type') => string,
): string[] {
  const { indent, quote, trailingComma } = style
  const shape = entity.type ? entity.shape : undefined
  const script = isScript(target ?? catalog.uri)
  const texts: string[] = []
  for (const row of rows) {
    texts.push(
      typescriptText(row, shape, { definitions: catalog.definitions, indent, quote, trailingComma, script, name }, indent),
    )
  }
  return texts
}

/** The narrowest form that the compiler takes of the rows. */
function narrowest({ entity, objection }: Section, rows: readonly Row[], report: (diagnostic: Diagnostic) => void): ListForm {
  const refused = objection?.(rows, 'const')
  if (refused === undefined) return 'const'
  const form = objection?.(rows, 'satisfies') === undefined ? 'satisfies' : 'typed'
  report({
    code: 'write/not-constant',
    severity: 'information',
    message: `The compiler refuses the records of ${entity.name} \`as const\`: ${refused}`,
    span: entity.nameSpan ?? null,
    instead: form === 'satisfies' ? 'They were written with `satisfies` alone.' : 'They were written with their type.',
  })
  return form
}

/** A type with the module that it comes from. */
export function typeReference(type: NonNullable<Entity['type']>): string {
  if (type.reference !== undefined) return type.reference
  return type.exported === 'none'
    ? type.name
    : `import(${quotedText(type.module, '"')}).${type.exported === 'default' ? 'default' : type.name}`
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

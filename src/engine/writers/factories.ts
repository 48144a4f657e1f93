import type { Catalog, Entity } from '../catalog/catalog.ts'
import { importNames } from '../catalog/import-names.ts'
import type { Shape } from '../catalog/shape.ts'
import { isScript, rebased } from '../catalog/specifier.ts'
import { constantName, rowTexts, typeReference } from './typescript.ts'
import type { Section, Write, WriteOptions } from './writer.ts'

/**
 * Functions for tests: `makeUser(overrides?: Partial<User>): User` gives one made record after the other, each a value of
 * its own, under what the caller says. Needs nothing but the type.
 */
export const factories: Write = write

function* write(sections: readonly Section[], catalog: Catalog, options: WriteOptions): Iterable<string> {
  const { style, target } = options
  const { quote, semicolons, eol } = style
  const names = importNames(
    (module) => rebased(module, catalog.uri, target),
    sections.flatMap(({ entity }) => [rowsName(entity), makerName(entity)]),
    isScript(target ?? catalog.uri),
  )
  const bodies = sections.flatMap((section) => {
    const rows = rowTexts(section, catalog, options, names.name)
    return rows.length === 0 ? [] : [factory(section.entity, catalog, { options, rows, name: names.name })]
  })
  const imports = names.statements(quote, semicolons)
  const text = [...(imports.length > 0 ? [imports.join('\n')] : []), ...bodies].join('\n\n')
  yield eol === '\n' ? `${text}\n` : `${text}\n`.replaceAll('\n', eol)
}

interface Making {
  readonly options: WriteOptions
  readonly rows: readonly string[]
  readonly name: (text: string, as: 'value' | 'type') => string
}

function factory(entity: Entity, catalog: Catalog, { options, rows, name }: Making): string {
  const { style, target } = options
  const isJs = isScript(target ?? catalog.uri)
  const type = entity.type
    ? name(typeReference(entity.type), 'type')
    : isJs
      ? 'unknown'
      : `(typeof ${rowsName(entity)})[0] extends () => infer T ? T : never`
  const rowsOf = rowsName(entity)
  const make = makerName(entity)
  const end = style.semicolons ? ';' : ''
  const { indent } = style
  const thunks = rows.map((row) => `${indent}() => ${/^[{]/.test(row) ? `(${row})` : row}`).join(',\n')
  const list = `[\n${thunks}${style.trailingComma ? ',' : ''}\n]${end}`
  const tuple = `readonly [() => ${type}, ...(() => ${type})[]]`
  const isOpen = isObject(entity.shape, catalog)
  const row = `(${rowsOf}[next${make.slice(4)}++ % ${rowsOf}.length] ?? ${rowsOf}[0])()`
  // Not spread: what a class inherits would be lost, and members under any name could be undefined.
  const value = isOpen ? `Object.assign(${row}, overrides)` : row
  const body = `{\n${indent}return ${value}${end}\n}`
  const told = `Made ${entity.name}: each call gives the next of ${rows.length}${isOpen ? ', under `overrides`' : ''}.`
  const counter = `let next${make.slice(4)} = 0${end}`
  if (isJs) {
    const parameter = isOpen ? ` * @param {Partial<${type}>} [overrides]\n` : ''
    return `/** @type {${tuple}} */\nconst ${rowsOf} = ${list}\n${counter}\n\n/**\n * ${told}\n${parameter} * @returns {${type}}\n */\nexport function ${make}(${isOpen ? 'overrides' : ''}) ${body}`
  }
  const typed = entity.type ? `: ${tuple}` : ''
  const returns = entity.type ? `: ${type}` : ''
  const parameters = isOpen ? `overrides: ${entity.type ? `Partial<${type}>` : 'object'} = {}` : ''
  return `const ${rowsOf}${typed} = ${list}\n${counter}\n\n/** ${told} */\nexport function ${make}(${parameters})${returns} ${body}`
}

/** An object, whose members may be set. */
function isObject(shape: Shape, { definitions }: Catalog): boolean {
  let at: Shape | undefined = shape
  for (let i = 0; i < 20 && at?.kind === 'ref'; i++) at = definitions[at.to]
  return at?.kind === 'object'
}

/** `UserSchema` → `makeUser`; `Page<User>` → `makePageUser`. */
function makerName(entity: Entity): string {
  const words = entity.name.replace(/(?<=\w)_?Schema$/, '').split(/[^A-Za-z0-9_$]+/)
  return `make${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}`
}

function rowsName(entity: Entity): string {
  return `${constantName(entity)}Made`
}

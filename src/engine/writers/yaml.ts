import {
  type CreateNodeOptions,
  Document,
  type DocumentOptions,
  type ScalarTag,
  type SchemaOptions,
  type Tags,
} from 'yaml'
import type { Catalog } from '../catalog/catalog.ts'
import { isRecord, Special, type SpecialKind, type Value } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { base64OfHex } from './base64.ts'
import { type Loss, lossReport } from './loss.ts'
import type { Section, WriteOptions, Write } from './writer.ts'

/**
 * YAML 1.2, quoted so that a 1.1 reader agrees (`no`, `2026-01-01`): one entity is a sequence of its rows, several are
 * a map of sequences.
 */
export const yaml: Write = write

const HELD_BY_YAML: ReadonlySet<SpecialKind> = new Set<SpecialKind>([
  'bigint',
  'decimal',
  'date',
  'timestamp',
  'day',
  'time',
  'interval',
  'url',
  'bytes',
  'map',
  'absent',
])

const is =
  (kind: SpecialKind) =>
  (value: unknown): boolean =>
    value instanceof Special && value.kind === kind
const textOf = (value: unknown): string => (value instanceof Special ? value.text : String(value))

/** How a value that is no JSON is spelled; none of them is ever parsed here. */
const TAGS: ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    identify: is('bigint'),
    resolve: String,
    stringify: (n) => textOf(n.value),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    identify: is('decimal'),
    resolve: String,
    stringify: (n) => textOf(n.value),
  },
  {
    tag: 'tag:yaml.org,2002:binary',
    identify: is('bytes'),
    resolve: String,
    stringify: (n) => base64OfHex(textOf(n.value)),
  },
]

const OPTIONS: DocumentOptions & SchemaOptions & CreateNodeOptions = {
  version: '1.2',
  compat: 'yaml-1.1',
  aliasDuplicateObjects: false,
  customTags: (tags: Tags) => [...TAGS, ...tags],
}

function* write(
  sections: readonly Section[],
  _catalog: Catalog,
  { style }: WriteOptions,
  report: (diagnostic: Diagnostic) => void,
): Iterable<string> {
  const { eol } = style
  const indent = /^ {1,8}$/.test(style.indent) ? style.indent.length : 2
  const [only, second] = sections
  if (only !== undefined && second === undefined) yield* rowsOf(only, '')
  else if (only === undefined) yield `{}${eol}`
  for (const section of second === undefined ? [] : sections) {
    const name = text(section.entity.name).trimEnd()
    yield `${name}:`
    yield* rowsOf(section, ' '.repeat(indent))
  }

  function* rowsOf({ entity, rows }: Section, margin: string): Iterable<string> {
    const loss = lossReport('YAML', entity.name, HELD_BY_YAML, report)
    let empty = true
    for (const row of rows) {
      const item = text([plainForYaml(row, '', loss)]).replaceAll(/^(?=.)/gm, margin)
      yield (empty && margin !== '' ? eol : '') + (eol === '\n' ? item : item.replaceAll('\n', eol))
      empty = false
    }
    if (empty) yield `${margin === '' ? '' : ' '}[]${eol}`
  }

  function text(value: unknown): string {
    return new Document(value, null, OPTIONS).toString({ indent, lineWidth: 0 })
  }
}

/** A value in the library's terms: `Map` for maps, arrays for sets, our tags for numbers and bytes, text for the rest. */
function plainForYaml(value: Value, path: string, loss: Loss): unknown {
  if (value instanceof Special) {
    loss(value.kind, path)
    if (value.kind === 'bigint' || value.kind === 'decimal' || value.kind === 'bytes') return value
    if (value.kind === 'set') return value.items.map((item) => plainForYaml(item, `${path}[]`, loss))
    if (value.kind === 'map') return new Map(value.items.map((item) => pair(item, path, loss)))
    return value.kind === 'absent' ? null : value.text
  }
  if (Array.isArray(value)) return value.map((item: Value) => plainForYaml(item, `${path}[]`, loss))
  if (!isRecord(value)) return value
  const entries = Object.entries(value).filter(([, member]) => !(member instanceof Special && member.kind === 'absent'))
  const inside = (name: string): string => (path === '' ? name : `${path}.${name}`)
  return new Map(entries.map(([name, member]) => [name, plainForYaml(member, inside(name), loss)]))
}

function pair(item: Value, path: string, loss: Loss): [unknown, unknown] {
  const [key = null, held = null] = Array.isArray(item) ? (item as readonly Value[]) : [item]
  return [plainForYaml(key, path, loss), plainForYaml(held, path, loss)]
}

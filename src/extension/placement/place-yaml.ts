import { yamlTree } from '../../outline/yaml-tree.ts'
import { lineStart, type Placed } from './edit.ts'
import type { DataRefusal } from './place-json.ts'

/**
 * Records in place in a YAML data file, `written` being a block sequence: behind the items of a sequence, or as the keys of
 * a mapping that holds nothing but `$schema`. A mapping with other keys is left alone.
 */
export function placeYamlData(text: string, written: string, eol: string): Placed | DataRefusal {
  const root = yamlTree(text)
  const items = written.replace(/^---\r?\n/, '').trimEnd()
  if (root === undefined) return atEnd(text, items, eol)
  if (root.kind === 'array') {
    if (text[root.start] === '[') return 'not-data' // a flow sequence: JSON's business
    const base = ' '.repeat(root.start - lineStart(text, root.start))
    return atEnd(text, items.split(/\r?\n/).map((line) => (line === '' ? line : base + line)).join(eol), eol)
  }
  if (root.kind !== 'object') return 'not-data'
  if (root.entries.some(({ name }) => name !== '$schema')) return 'holds-record'
  const [record = ''] = items.split(/\n(?=- )/)
  if (!/^- [^\s-]/.test(record)) return 'not-data'
  return atEnd(text, record.split(/\r?\n/).map((line) => line.slice(2)).join(eol), eol)
}

/** How many records a YAML data file holds. */
export function yamlCount(text: string): number {
  const root = yamlTree(text)
  return root?.kind === 'array' ? root.items.length : 0
}

function atEnd(text: string, block: string, eol: string): Placed {
  const lead = text === '' || text.endsWith('\n') ? '' : eol
  const start = text.length + lead.length
  return { edits: [{ start: text.length, end: text.length, text: lead + block + eol }], reveal: { start, end: start + block.length } }
}

import type { OutlineEntity } from '../../outline/outline.ts'
import type { TextStyle } from '../../protocol/engine-types.ts'
import { appendItems, type ArrayLiteral, constantArray } from './array-literal.ts'
import { applyEdits, type Placed, type TextEdit } from './edit.ts'
import { addImports, splitImports } from './imports.ts'
import { contentHash, type Marker } from './marker.ts'
import { type Block, placeBlock, renewMarker, replaceBlock, sqlOffset, typescriptOffset } from './place-block.ts'
import { rememberedBlock, type RememberedBlock } from './remembered-block.ts'
import { type WrittenBlock, writtenBlocks } from './written-blocks.ts'

/** Records to stand beside the declaration they are of. */
export interface BlockTask {
  readonly text: string
  readonly form: 'typescript' | 'sql'
  /** One type; for SQL one table or all. */
  readonly entities: readonly OutlineEntity[]
  /** How the block's comment calls it. */
  readonly name: string
  readonly choices: Omit<Marker, 'hash' | 'entity'>
  /** Add to a block that we wrote, though it could be replaced. */
  readonly append: boolean
  /** Write the comment. */
  readonly comment: boolean
  readonly style: TextStyle
  /** Blocks that were written without a comment. */
  readonly remembered: readonly RememberedBlock[]
}

/** Makes the records' text. */
export type Make = (what: {
  /** What to read: the text, with the block that gives way blanked out. */
  readonly source: string
  /** The first row. */
  readonly from?: number
  /** Not 0: other records than the seed's own, for rows that stand beside those in the source. */
  readonly variation?: number
  /** The literal alone. */
  readonly bare: boolean
}) => Promise<string>

/** What happened, for the message. */
export interface Composed extends Placed {
  readonly done: 'inserted' | 'replaced' | 'extended'
  /** Of the block as it stands afterwards, to be remembered where no comment says it. */
  readonly block: RememberedBlock
}

/** The edits that put a table's or type's records into its own file: a new block, in place of ours, or behind its rows. */
export async function composeBlock(task: BlockTask, make: Make): Promise<Composed> {
  const { text, form, name } = task
  const written = writtenBlocks(text, form).findLast(({ marker }) => marker.entity === name) ?? rememberedBlock(text, form, name, task.remembered)
  if (written !== undefined && !written.edited && !task.append) {
    const source = text.slice(0, written.start) + text.slice(written.start, written.end).replace(/[^\r\n]/g, ' ') + text.slice(written.end)
    const { imports, body } = splitImports(await make({ source, bare: false }))
    const block = blockOf(task, body, task.choices.rows)
    const renamed = form === 'typescript' ? { ...block, body: renamedAs(body, constantIn(text.slice(written.bodyStart, written.end))) } : block
    const placed = replaceBlock(written, renamed)
    return { ...withImports(task, placed, imports), done: 'replaced', block: remembered(task, renamed.body, task.choices.rows) }
  }
  if (written !== undefined) {
    const extended = form === 'sql' ? await extendSql(task, written, make) : await extendTypescript(task, written, make)
    if (extended !== undefined) return extended
  }
  return form === 'sql' ? insertSql(task, make) : insertTypescript(task, make)
}

async function insertSql(task: BlockTask, make: Make): Promise<Composed> {
  const body = await make({ source: task.text, bare: false })
  const placed = placeBlock(task.text, sqlOffset(task.text, task.entities), blockOf(task, body, task.choices.rows))
  return { ...placed, done: 'inserted', block: remembered(task, body, task.choices.rows) }
}

async function insertTypescript(task: BlockTask, make: Make): Promise<Composed> {
  const { text, choices } = task
  const { imports, body } = splitImports(await make({ source: text, bare: false }))
  const name = constantIn(body)
  const present = name === undefined ? undefined : constantArray(text, name)
  if (present !== undefined && present !== 'other') {
    // Written by hand, or its comment is gone: never a second declaration.
    const bare = await make({ source: text, from: present.count, bare: true })
    const placed = appendItems(text, present, bare, task.style)
    const rows = present.count + choices.rows
    return { ...placed, done: 'extended', block: remembered(task, bare, rows) }
  }
  const free = present === 'other' && name !== undefined ? freeName(text, name) : name
  const block = blockOf(task, renamedAs(body, free), choices.rows)
  const placed = placeBlock(text, typescriptOffset(task.entities, text), block)
  return { ...withImports(task, placed, imports), done: 'inserted', block: remembered(task, block.body, choices.rows) }
}

async function extendSql(task: BlockTask, written: WrittenBlock, make: Make): Promise<Composed> {
  const { text, style } = task
  const from = written.marker.rows
  // The rows in the text count as the table's: keys go on behind them, references may lead to them.
  const body = (await make({ source: text, variation: from, bare: false })).trim()
  const addition: TextEdit = { start: written.end, end: written.end, text: style.eol + body }
  const later = [...(written.marker.later ?? []), { seed: seedBeside(task.choices.seed, from), rows: task.choices.rows }]
  return grown(task, written, { addition, rows: from + task.choices.rows, later, length: style.eol.length })
}

/** The seed of rows that stand beside `rows` others in the source. */
export function seedBeside(seed: string, rows: number): string {
  return rows === 0 ? seed : `${seed}+${rows}`
}

async function extendTypescript(task: BlockTask, written: WrittenBlock, make: Make): Promise<Composed | undefined> {
  const { text, style } = task
  const name = constantIn(text.slice(written.bodyStart, written.end))
  const array = name === undefined ? undefined : constantArray(text, name)
  if (array === undefined || array === 'other' || !isInside(array, written)) return undefined
  const from = Math.max(written.marker.rows, array.count)
  const bare = await make({ source: text, from, bare: true })
  const { edits, reveal } = appendItems(text, array, bare, style)
  const addition = edits[0]
  if (addition === undefined) return undefined
  return grown(task, written, { addition, rows: from + task.choices.rows, length: reveal.start - addition.start })
}

const isInside = (array: ArrayLiteral, block: WrittenBlock): boolean => block.start <= array.open && array.close <= block.end

/** A block with more rows: its comment says so; the hash is renewed unless the block was edited, which stays known. */
function grown(
  task: BlockTask, written: WrittenBlock, growth: { readonly addition: TextEdit; readonly rows: number; readonly later?: Marker['later']; readonly length: number },
): Composed {
  const { addition, rows, length } = growth
  const later = growth.later === undefined ? {} : { later: growth.later }
  const after = applyEdits(task.text, [addition])
  const body = after.slice(written.bodyStart, written.end + addition.text.length - (addition.end - addition.start))
  const hash = written.edited ? written.marker.hash : contentHash(body)
  const comment = written.bodyStart > written.start ? [renewMarker(task.text, written, { rows, ...later, hash })] : []
  const shift = comment.reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0)
  const start = addition.start + length + shift
  const end = addition.start + addition.text.trimEnd().length + shift
  return { edits: [...comment, addition], reveal: { start, end }, done: 'extended', block: { ...remembered(task, body, rows), ...later, hash } }
}

function blockOf(task: BlockTask, body: string, rows: number): Block {
  const { form, style, name, choices } = task
  return { form, body, eol: style.eol, ...(task.comment ? { marker: { ...choices, rows, entity: name } } : {}) }
}

function remembered(task: BlockTask, body: string, rows: number): RememberedBlock {
  return { ...task.choices, rows, entity: task.name, hash: contentHash(body.trim()) }
}

function withImports(task: BlockTask, placed: Placed, imports: readonly string[]): Placed {
  const added = addImports(task.text, imports, task.style.eol)
  const shift = added.reduce((sum, edit) => sum + edit.text.length, 0)
  return { edits: [...added, ...placed.edits], reveal: { start: placed.reveal.start + shift, end: placed.reveal.end + shift } }
}

/** A type of JSDoc may stand above it. */
const DECLARED = /^\s*(?:\/\*\*[^\n]*\*\/\s*)?(?:export\s+)?(?:const|let|var)\s+([\w$]+)/

const constantIn = (body: string): string | undefined => DECLARED.exec(body)?.[1]

/** The declaration under another name; the user may have renamed the constant. */
function renamedAs(body: string, name: string | undefined): string {
  return name === undefined ? body : body.replace(DECLARED, (declaration, old: string) => declaration.slice(0, -old.length) + name)
}

function freeName(text: string, name: string): string {
  for (let i = 2; i < 1000; i++) if (constantArray(text, `${name}${i}`) === undefined) return `${name}${i}`
  return name
}

import { describe, expect, it } from 'vitest'
import { type BlockTask, composeBlock, type Make } from '../../../src/extension/placement/compose-block.ts'
import { applyEdits } from '../../../src/extension/placement/edit.ts'
import { outlineOf } from '../../../src/outline/languages.ts'

type Change = Partial<Omit<BlockTask, 'text' | 'entities' | 'choices'>> & { readonly rows?: number }

const style = { indent: '  ', eol: '\n', quote: "'", semicolons: false, trailingComma: true } as const

function task(text: string, entity: string, { rows = 2, ...change }: Change = {}): BlockTask {
  const form = change.form ?? 'typescript'
  const outline = outlineOf(text, form, `a.${form}`)
  return {
    text,
    form,
    entities: outline?.entities.filter((each) => each.name === entity) ?? [],
    name: entity,
    choices: { seed: '1', rows, generation: 1 },
    append: false,
    comment: true,
    style,
    remembered: [],
    ...change,
  }
}

/** Stands for the engine: rows by their numbers, and what was asked of it. */
function maker(form: 'typescript' | 'sql', rows: number) {
  const asked: Parameters<Make>[0][] = []
  const make: Make = async (what) => {
    asked.push(what)
    const { from = 0, variation = 0, bare } = what
    const numbers = Array.from({ length: rows }, (_, i) => from + variation + i + 1)
    if (form === 'sql') return `INSERT INTO a (id) VALUES\n  ${numbers.map((n) => `(${n})`).join(',\n  ')};\n`
    const list = `[\n${numbers.map((n) => `  { id: ${n} },\n`).join('')}]`
    return bare ? list : `import type { X } from './x'\n\nexport const as: A[] = ${list}\n`
  }
  return { make, asked }
}

async function run(text: string, change: Change = {}) {
  const of = task(text, 'a' in change ? 'a' : change.form === 'sql' ? 'a' : 'A', change)
  const { make, asked } = maker(of.form, of.choices.rows)
  const composed = await composeBlock(of, make)
  const after = applyEdits(text, composed.edits)
  return {
    after,
    asked,
    done: composed.done,
    block: composed.block,
    shown: after.slice(composed.reveal.start, composed.reveal.end),
  }
}

const TYPE = 'export interface A {\n  id: number\n}\n'
const TABLE = 'CREATE TABLE a (id int);\n'

describe('a new block', () => {
  it('stands below its type, its import at the top; it is shown from its comment on', async () => {
    const { after, done, shown } = await run(`${TYPE}\nconst last = 1\n`)
    expect(done).toBe('inserted')
    expect(after).toMatch(
      /^import type \{ X \} from '.\/x'\n\nexport interface A \{\n {2}id: number\n\}\n\n\/\/ lifelike: A seed=1 rows=2 generation=1 hash=\w{8}\nexport const as: A\[\] = \[\n {2}\{ id: 1 \},\n {2}\{ id: 2 \},\n\]\n\nconst last = 1\n$/,
    )
    expect(shown).toMatch(/^\/\/ lifelike: A[^]*\]$/)
  })

  it('has no comment where none is wanted', async () => {
    expect((await run(TYPE, { comment: false })).after).not.toContain('lifelike')
  })

  it('goes on with the rows of a constant that is there, and never declares it twice', async () => {
    const { after, asked, done } = await run(`${TYPE}\nexport const as: A[] = [\n  { id: 70 }, // mine\n]\n`)
    expect(done).toBe('extended')
    expect(asked.at(-1)).toMatchObject({ from: 1, bare: true })
    expect(after).toBe(`${TYPE}\nexport const as: A[] = [\n  { id: 70 }, // mine\n  { id: 2 },\n  { id: 3 },\n]\n`)
  })

  it('takes another name where the name means something else', async () => {
    const { after } = await run(`${TYPE}\nfunction as() {}\nconst as2 = 1\n`)
    expect(after).toContain('export const as3: A[] = [')
  })

  it('in SQL stands below its table', async () => {
    const { after } = await run(`${TABLE}\nSELECT 1;\n`, { form: 'sql' })
    expect(after).toMatch(
      /^CREATE TABLE a \(id int\);\n\n-- lifelike: a [^\n]*\nINSERT INTO a \(id\) VALUES\n {2}\(1\),\n {2}\(2\);\n\nSELECT 1;\n$/,
    )
  })
})

describe('a block of ours', () => {
  it('gives way, its old rows unseen by the engine', async () => {
    const first = await run(TYPE)
    const { after, asked, done } = await run(first.after, { rows: 3 })
    expect(done).toBe('replaced')
    expect(asked[0]?.source).not.toContain('export const')
    expect(asked[0]?.source.length).toBe(first.after.length)
    expect(after.match(/export const/g)).toHaveLength(1)
    expect(after.match(/import type/g)).toHaveLength(1)
    expect(after).toContain('rows=3')
    expect((await run(after, { rows: 2 })).after).toBe(first.after)
  })

  it('gives way after a formatter went over it', async () => {
    const first = await run(TYPE)
    const formatted = first.after.replaceAll('\n  {', '\n    {').replace(']\n', '];\n')
    expect((await run(formatted)).done).toBe('replaced')
  })

  it('keeps the name that the user gave its constant', async () => {
    const first = await run(TYPE)
    const { after, done } = await run(first.after.replace('const as:', 'const all:'))
    expect(done).toBe('extended') // a name is an edit: rows that stand there are kept
    expect(after).toContain('export const all: A[]')
    expect(after.match(/export const/g)).toHaveLength(1)
  })

  it('is added to when asked, and its comment counts the rows', async () => {
    const first = await run(TYPE)
    const { after, asked, done, shown } = await run(first.after, { append: true })
    expect(done).toBe('extended')
    expect(asked[0]).toMatchObject({ from: 2, bare: true })
    expect(after).toContain('rows=4')
    expect([...after.matchAll(/\{ id: (\d+) \}/g)].map((each) => each[1])).toEqual(['1', '2', '3', '4'])
    expect(shown).toBe('  { id: 3 },\n  { id: 4 },')
    expect((await run(after)).done).toBe('replaced') // it is still ours
  })

  it('that was edited is added to, stays known as edited, and is never replaced', async () => {
    const first = await run(TYPE)
    const second = await run(first.after.replace('id: 1 ', 'id: 100 '))
    expect(second.done).toBe('extended')
    const third = await run(second.after)
    expect(third.done).toBe('extended')
    expect([...third.after.matchAll(/\{ id: (\d+) \}/g)].map((each) => each[1])).toEqual([
      '100',
      '2',
      '3',
      '4',
      '5',
      '6',
    ])
  })

  it('in SQL is added to with the rows in the text read, so that no key comes twice', async () => {
    const first = await run(TABLE, { form: 'sql' })
    const edited = first.after.replace('(1)', '(100)')
    const { after, asked, done } = await run(edited, { form: 'sql' })
    expect(done).toBe('extended')
    expect(asked[0]).toMatchObject({ source: edited, variation: 2, bare: false })
    expect(asked[0]?.from).toBeUndefined()
    expect(after).toMatch(/\(2\);\nINSERT INTO a \(id\) VALUES\n {2}\(3\),\n {2}\(4\);\n$/)
    expect(after).toContain('seed=1,1+2 rows=2,2')
    expect((await run(after, { form: 'sql' })).after).toContain('seed=1,1+2,1+4 rows=2,2,2')
  })

  it('without a comment is found by what is remembered of it', async () => {
    for (const [form, text] of [
      ['typescript', TYPE],
      ['sql', TABLE],
    ] as const) {
      const first = await run(text, { form, comment: false })
      const again = await run(first.after, { form, comment: false, remembered: [first.block], rows: 3 })
      expect(again.done).toBe('replaced')
      const edited = first.after.replace(/1(?=[ )])/, '100')
      expect((await run(edited, { form, comment: false, remembered: [first.block] })).done).not.toBe('replaced')
    }
  })
})

describe('line ends', () => {
  it.each(['typescript', 'sql'] as const)('of %s are the file’s', async (form) => {
    const text = (form === 'sql' ? TABLE : TYPE).replaceAll('\n', '\r\n')
    const { make } = maker(form, 2)
    const crlf: Make = async (what) => (await make(what)).replaceAll('\n', '\r\n')
    const of = task(text, form === 'sql' ? 'a' : 'A', { form, style: { ...style, eol: '\r\n' } })
    const after = applyEdits(text, (await composeBlock(of, crlf)).edits)
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
    expect(after.endsWith('\r\n')).toBe(true)
  })
})

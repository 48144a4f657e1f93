import { describe, expect, it } from 'vitest'
import { applyEdits, insertBlock } from '../../../src/extension/placement/edit.ts'
import { chosenEntities, sqlOffset } from '../../../src/extension/placement/place-block.ts'
import { outlineOf } from '../../../src/outline/languages.ts'

/** `|` marks the place behind which a block goes. */
const inserted = (marked: string, eol = '\n'): string => {
  const offset = marked.indexOf('|')
  const text = marked.replace('|', '')
  return applyEdits(text, insertBlock(text, offset, 'BLOCK', eol).edits)
}

describe('a block of lines', () => {
  it.each([
    ['', 'BLOCK\n'],
    ['a|', 'a\n\nBLOCK\n'],
    ['a|\n', 'a\n\nBLOCK\n'],
    ['a|; // rest of the line\n', 'a; // rest of the line\n\nBLOCK\n'],
    ['a|\nb\n', 'a\n\nBLOCK\n\nb\n'],
    ['a|\n\nb', 'a\n\nBLOCK\n\nb'],
    ['a|\n\n\n\nb', 'a\n\nBLOCK\n\n\n\nb'],
  ])('%j becomes %j', (before, after) => {
    expect(inserted(before.includes('|') ? before : `${before}|`)).toBe(after)
  })

  it('keeps CRLF', () => {
    expect(inserted('a|\r\nb\r\n', '\r\n')).toBe('a\r\n\r\nBLOCK\r\n\r\nb\r\n')
  })
})

describe('INSERTs go', () => {
  const A = 'CREATE TABLE a (id int PRIMARY KEY);\n'
  const B = 'CREATE TABLE b (id int, a_id int REFERENCES a (id));\n'
  const C = 'CREATE TABLE c (b_id int REFERENCES b (id));\n'
  it.each([
    ['below the table', `${A}${B}${C}`, 'b', 'own'],
    ['to the end when the parent is declared further down', `${B}${A}`, 'b', 'end'],
    ['to the end when a parent’s parent is', `${C}${B}${A}`, 'c', 'end'],
    ['to the end when the key is added further down', `${A}${B}ALTER TABLE b ADD COLUMN x int;\n`, 'b', 'end'],
    ['to the end when the parent’s rows stand further down', `${A}${B}INSERT INTO a VALUES (1);\n`, 'b', 'end'],
    ['below the table when only another table changes', `${A}${B}ALTER TABLE c ADD x int;\n`, 'b', 'own'],
    ['to the end when its unique index is made further down', `${A}${B}CREATE UNIQUE INDEX i ON b (id);\n`, 'b', 'end'],
    [
      'whatever the quoting',
      'CREATE TABLE "b" (a_id int REFERENCES public."A" (id));\nCREATE TABLE public."A" (id int);\n',
      'b',
      'end',
    ],
  ])('%s', (_, text, name, where) => {
    const entities = outlineOf(text, 'sql', 'a.sql')?.entities.filter((each) => each.name === name) ?? []
    const own = entities[0]?.range.end
    expect(sqlOffset(text, entities)).toBe(where === 'own' ? own : text.length)
  })
})

describe('what a command is about', () => {
  const outline = outlineOf('interface A { x: 1 }\nexport interface B { y: 2 }\nconst z = 3\n', 'typescript', 'a.ts')
  it.each([
    [5, ['A']],
    [30, ['B']],
    [55, ['B']],
    [undefined, ['B']],
  ])('at %s: %j', (offset, names) => {
    expect(outline && chosenEntities(outline, offset).map((each) => each.name)).toEqual(names)
  })
})

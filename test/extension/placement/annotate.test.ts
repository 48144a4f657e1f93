import { expect, test } from 'vitest'
import { annotate, annotationOf } from '../../../src/extension/placement/annotate.ts'
import { applyEdits } from '../../../src/extension/placement/edit.ts'
import { formOf, outlineOf } from '../../../src/outline/languages.ts'
import type { AnnotationChoices } from '../../../src/protocol/annotation.ts'
import type { OutlineField } from '../../../src/outline/outline.ts'

/** The text after *Change Meaning* at the first field called `name`; written twice, to see a present one replaced. */
function changed(text: string, languageId: string, name: string): string {
  const form = formOf(languageId)
  const once = (before: string, meaning: string): string => {
    const field = find(before, languageId, name)
    if (form === undefined) throw new Error('no form')
    const choices = { ...annotationOf(before, form, field), fake: meaning }
    return applyEdits(before, annotate(before, form, field, { indent: '  ', eol: '\n', choices }))
  }
  const first = once(text, 'person.email')
  if (form === undefined) throw new Error('no form')
  const twice = once(first, 'person.name')
  const known = annotationOf(twice, form, find(twice, languageId, name))
  expect(known).toEqual({ fake: 'person.name' })
  expect(twice).toBe(first.replace('person.email', 'person.name'))
  return first
}

function find(text: string, languageId: string, name: string): OutlineField {
  const outline = outlineOf(text, languageId, 'a.schema.json')
  const field = outline?.entities.flatMap((each) => each.fields).find((each) => each.name === name)
  if (field === undefined) throw new Error(`no field ${name}`)
  return field
}

test('JSON Schema', () => {
  expect(changed('{"properties":{"a":{"type":"string"}}}', 'json', 'a')).toBe(
    '{"properties":{"a":{"type":"string", "x-fake": "person.email"}}}',
  )
  expect(changed('{\n  "properties": {\n    "a": {\n      "type": "string"\n    }\n  }\n}', 'json', 'a')).toBe(
    '{\n  "properties": {\n    "a": {\n      "type": "string",\n      "x-fake": "person.email"\n    }\n  }\n}',
  )
  expect(changed('{"properties":{"a":{}}}', 'json', 'a')).toBe('{"properties":{"a":{ "x-fake": "person.email" }}}')
  expect(changed('{"properties":{"a":{"type":"string",}}}', 'jsonc', 'a')).toBe(
    '{"properties":{"a":{"type":"string", "x-fake": "person.email"}}}',
  )
})

test('YAML', () => {
  expect(changed('properties:\n  a:\n    type: string\n  b:\n    type: string\n', 'yaml', 'a')).toBe(
    'properties:\n  a:\n    x-fake: person.email\n    type: string\n  b:\n    type: string\n',
  )
})

test('TypeScript: no comment, one line, many lines, members on one line', () => {
  expect(changed('interface A {\n  a: string\n}', 'typescript', 'a')).toBe(
    'interface A {\n  /** @fake person.email */\n  a: string\n}',
  )
  expect(changed('interface A {\n  /** The a. */\n  a: string\n}', 'typescript', 'a')).toBe(
    'interface A {\n  /**\n   * The a.\n   * @fake person.email\n   */\n  a: string\n}',
  )
  expect(changed('interface A {\n  /**\n   * The a.\n   */\n  a: string\n}', 'typescript', 'a')).toBe(
    'interface A {\n  /**\n   * The a.\n   * @fake person.email\n   */\n  a: string\n}',
  )
  expect(changed('type A = { b: 1; a: string }', 'typescript', 'a')).toBe(
    'type A = { b: 1; /** @fake person.email */ a: string }',
  )
})

test('SQL: at the end of the line, beside a comment, on a shared line, last column', () => {
  expect(changed('CREATE TABLE t (\n  a text,\n  b int\n);', 'sql', 'a')).toBe(
    'CREATE TABLE t (\n  a text, -- @fake person.email\n  b int\n);',
  )
  expect(changed('CREATE TABLE t (\n  a text, -- the a\n  b int\n);', 'sql', 'a')).toBe(
    'CREATE TABLE t (\n  a text, -- the a @fake person.email\n  b int\n);',
  )
  expect(changed('CREATE TABLE t (\n  b int,\n  a text\n);', 'sql', 'a')).toBe(
    'CREATE TABLE t (\n  b int,\n  a text -- @fake person.email\n);',
  )
  expect(changed('CREATE TABLE t (a text, b int);', 'sql', 'a')).toBe(
    'CREATE TABLE t (a text, -- @fake person.email\n  b int);',
  )
  expect(changed('CREATE TABLE t (b int, a text);', 'sql', 'a')).toBe(
    'CREATE TABLE t (b int, a text -- @fake person.email\n);',
  )
})

const ALL = { fake: 'person.email', null: '0.2', range: '1..5', weights: '{"a": 1}', pattern: '^a$' }

/** The text once choices are written, and once they are taken away again. */
function written(
  text: string,
  languageId: string,
  name: string,
  choices: AnnotationChoices = ALL,
): readonly [string, string] {
  const form = formOf(languageId)
  if (form === undefined) throw new Error('no form')
  const once = (before: string, next: AnnotationChoices): string =>
    applyEdits(
      before,
      annotate(before, form, find(before, languageId, name), { indent: '  ', eol: '\n', choices: next }),
    )
  const first = once(text, choices)
  expect(annotationOf(first, form, find(first, languageId, name))).toEqual(choices)
  expect(once(first, choices)).toBe(first)
  return [first, once(first, {})]
}

test('all choices, and none again: JSON Schema', () => {
  const text = '{"properties":{"a":{"type":"string"}}}'
  expect(written(text, 'json', 'a')).toEqual([
    '{"properties":{"a":{"type":"string", "x-fake": {"fake": "person.email", "null": 0.2, "range": "1..5", "weights": {"a": 1}, "pattern": "^a$"}}}}',
    text,
  ])
  expect(written('{"properties":{"a":{}}}', 'json', 'a', { null: '0.5' })).toEqual([
    '{"properties":{"a":{ "x-fake": {"null": 0.5} }}}',
    '{"properties":{"a":{  }}}',
  ])
})

test('all choices, and none again: YAML', () => {
  const text = 'properties:\n  a:\n    type: string\n  b:\n    type: string\n'
  const [first, second] = written(text, 'yaml', 'a', { null: '0.5', range: '1..' })
  expect(first).toBe(
    'properties:\n  a:\n    x-fake: {"null": 0.5, "range": "1.."}\n    type: string\n  b:\n    type: string\n',
  )
  expect(second).toBe(text)
})

test('all choices, and none again: TypeScript', () => {
  const tags = '   * @fake person.email\n   * @null 0.2\n   * @range 1..5\n   * @weights {"a": 1}\n   * @pattern ^a$\n'
  expect(written('interface A {\n  a: string\n}', 'typescript', 'a')).toEqual([
    `interface A {\n  /**\n${tags}   */\n  a: string\n}`,
    'interface A {\n  a: string\n}',
  ])
  const words = 'interface A {\n  /**\n   * The a.\n   */\n  a: string\n}'
  expect(written(words, 'typescript', 'a')).toEqual([
    `interface A {\n  /**\n   * The a.\n${tags}   */\n  a: string\n}`,
    words,
  ])
  expect(written('type A = { b: 1; a: string }', 'typescript', 'a', { null: '0.2', range: '1..5' })[0]).toBe(
    'type A = { b: 1; /** @null 0.2 @range 1..5 */ a: string }',
  )
})

test('all choices, and none again: SQL', () => {
  const text = 'CREATE TABLE t (\n  a text, -- the a\n  b int\n);'
  expect(written(text, 'sql', 'a')).toEqual([
    'CREATE TABLE t (\n  a text, -- the a @fake person.email @null 0.2 @range 1..5 @weights {"a": 1} @pattern ^a$\n  b int\n);',
    text,
  ])
  expect(written('CREATE TABLE t (\n  a text\n);', 'sql', 'a', { null: '0.2' })).toEqual([
    'CREATE TABLE t (\n  a text -- @null 0.2\n);',
    'CREATE TABLE t (\n  a text\n);',
  ])
})

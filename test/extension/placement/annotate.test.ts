import { expect, test } from 'vitest'
import { annotate, annotationOf } from '../../../src/extension/placement/annotate.ts'
import { applyEdits } from '../../../src/extension/placement/edit.ts'
import { formOf, outlineOf } from '../../../src/outline/languages.ts'
import type { OutlineField } from '../../../src/outline/outline.ts'

/** The text after *Change Meaning* at the first field called `name`; written twice, to see a present one replaced. */
function changed(text: string, languageId: string, name: string): string {
  const form = formOf(languageId)
  const once = (before: string, meaning: string): string => {
    const field = find(before, languageId, name)
    if (form === undefined) throw new Error('no form')
    return applyEdits(before, annotate(before, form, field, { indent: '  ', eol: '\n', meaning }))
  }
  const first = once(text, 'person.email')
  if (form === undefined) throw new Error('no form')
  const twice = once(first, 'person.name')
  const known = annotationOf(twice, form, find(twice, languageId, name))
  expect(known).toBe('person.name')
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

import { expect, it } from 'vitest'
import { textStyle } from '../../../src/extension/placement/text-style.ts'

const habits = { insertSpaces: true, tabSize: 4, eol: '\n' } as const

it.each([
  // what the text shows, what follows
  ['', { indent: '    ', eol: '\n' }],
  ['a {\n\tb\n}\n', { indent: '\t' }],
  ['a {\n  b {\n    c\n  }\n}\n', { indent: '  ' }],
  ['/**\n * text\n * more\n */\na {\n    b\n}\n', { indent: '    ' }],
  ['a\r\nb\r\n', { eol: '\r\n' }],
  ['a\r\nb\nc\nd\n', { eol: '\n' }],
  ["import a from 'a'\nconst b = 'c'\n", { quote: "'", semicolons: false }],
  ['import a from "a";\nconst b = "it\'s";\n', { quote: '"', semicolons: true }],
  ['interface A {\n  a: string;\n}\n', { semicolons: true }],
  ['interface A {\n  a: string\n}\n', { semicolons: false }],
  ['const a = [\n  1,\n  2,\n]\n', { trailingComma: true }],
  ['const a = [\n  1,\n  2\n]\n', { trailingComma: false }],
])('%j', (text, style) => {
  expect(textStyle(text, habits)).toMatchObject(style)
})

it('without a sign follows the editor', () => {
  expect(textStyle('a', { insertSpaces: false, tabSize: 8, eol: '\r\n' })).toMatchObject({ indent: '\t', eol: '\r\n' })
})

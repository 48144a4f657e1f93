import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Outcome } from '../../../src/extension/deliver/outcome.ts'
import { closeAll, codes, generateAt, open } from './editor.ts'

const SCHEMA = '"$schema": "https://json-schema.org/draft/2020-12/schema"'

/** Each: the file, its text, where the cursor is, the code that says what is wrong, whether records come all the same. */
const BAD: readonly (readonly [string, string, string, RegExp])[] = [
  [
    'truncated.schema.json',
    `{ ${SCHEMA}, "type": "object", "properties": { "a": { "type": "str`,
    'type',
    /^(json-schema|json|source)\//,
  ],
  [
    'ref.schema.json',
    `{ ${SCHEMA}, "type": "object", "required": ["a"], "properties": { "a": { "$ref": "#/$defs/none" } } }`,
    'type',
    /ref/,
  ],
  ['unsat.schema.json', `{ ${SCHEMA}, "type": "integer", "minimum": 3, "maximum": 2 }`, 'type', /unsatisfiable/],
]

suite('bad input', () => {
  teardown(closeAll)

  for (const [name, text, at, code] of BAD) {
    test(`${name} says what is wrong and where, and loses nothing`, async () => {
      const editor = await open(name, text)
      const outcome = await generateAt(editor, at)
      assert.equal(editor.document.getText(), text)
      const all = outcome.run?.diagnostics ?? []
      assert.ok(
        all.some((each) => code.test(each.code) && each.severity !== 'information'),
        `${outcome.done} ${JSON.stringify(all)}`,
      )
    })
  }

  test('an empty file, a text of another language and a file without a type are refused in words', async () => {
    for (const [name, text] of [
      ['empty.ts', ''],
      ['notes.txt', 'hello'],
      ['empty.sql', '-- nothing'],
      ['empty.schema.json', ''],
    ] as const) {
      await open(name, text)
      const outcome = await vscode.commands.executeCommand<Outcome>('lifelike.generate')
      assert.equal(outcome.done, 'nothing', name)
    }
  })

  test('a type that cannot hold a value says why', async () => {
    const editor = await open('never.ts', 'export type Nothing = { a: never }\n')
    const outcome = await generateAt(editor, 'never')
    assert.equal(editor.document.getText(), 'export type Nothing = { a: never }\n')
    assert.equal(outcome.done, 'nothing')
    assert.ok(codes(outcome).length > 0)
  })

  test('without any editor', async () => {
    const outcome = await vscode.commands.executeCommand<Outcome>('lifelike.generate')
    assert.equal(outcome.done, 'nothing')
  })
})

suite('lenses', () => {
  teardown(closeAll)
  const titles = async (editor: vscode.TextEditor): Promise<string[]> => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    )
    return lenses.flatMap((each) =>
      each.command?.command.startsWith('lifelike.') ? [`${each.range.start.line} ${each.command.title}`] : [],
    )
  }

  test('stand over the root schema, over exported types, over tables', async () => {
    assert.deepEqual(await titles(await open('user.schema.json')), ['0 Generate', '0 Preview'])
    assert.deepEqual(await titles(await open('two.ts', 'interface Own {\n a: 1\n}\nexport type Other = { a: 1 }\n')), [
      '3 Generate',
      '3 Preview',
    ])
    const defs = await open(
      'only.schema.json',
      `{ ${SCHEMA},\n"$defs": {\n"a": { "type": "string" },\n"b": { "type": "string" } } }`,
    )
    assert.deepEqual(await titles(defs), ['2 Generate', '2 Preview', '3 Generate', '3 Preview'])
    assert.deepEqual(await titles(await open('data.json')), [])
  })

  test('act on their own entity wherever the cursor is', async () => {
    const editor = await open('shop.sql')
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    )
    const second = lenses.filter((each) => each.command?.title === 'Generate')[1]?.command
    assert.ok(second)
    await vscode.commands.executeCommand(second.command, ...(second.arguments as unknown[]))
    assert.match(editor.document.getText(), /INSERT INTO orders/)
  })

  test('are off with the setting', async () => {
    const settings = vscode.workspace.getConfiguration('lifelike')
    await settings.update('codeLens.enabled', false, vscode.ConfigurationTarget.Workspace)
    try {
      assert.deepEqual(await titles(await open('shop.sql')), [])
    } finally {
      await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })
})

import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import * as vscode from 'vscode'
import { closeAll, generateAt, inFolder, open, replace } from './editor.ts'

suite('records of a JSON Schema', () => {
  teardown(closeAll)

  test('open beside it; the document we opened is renewed until somebody edits it', async () => {
    const editor = await open('user.schema.json')
    const first = await generateAt(editor, 'firstName', { rows: 2 })
    const second = await generateAt(editor, 'firstName', { rows: 3 })
    assert.ok(
      second.run?.summary.entities.every((each) => each.judged === each.made),
      'Ajv has judged every record',
    )
    assert.equal(second.uri, first.uri)
    const document = vscode.window.activeTextEditor?.document
    assert.equal((JSON.parse(document?.getText() ?? '') as unknown[]).length, 3)
    assert.ok(document)
    await replace(document, '[', '[ {}, ')
    const third = await generateAt(editor, 'firstName', { rows: 1 })
    assert.notEqual(third.uri, first.uri)
  })

  test('of a definition the cursor stands in', async () => {
    const schema = {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $ref: '#/$defs/pet',
      $defs: { pet: { type: 'object' }, tag: { const: 'T1' } },
    }
    const editor = await open('defs.schema.json', JSON.stringify(schema, null, 2))
    await generateAt(editor, 'T1', { rows: 2 })
    assert.deepEqual(JSON.parse(vscode.window.activeTextEditor?.document.getText() ?? ''), ['T1', 'T1'])
  })

  test('as its examples when asked: replaced while they are ours, added to when they were edited', async () => {
    const schema =
      '{\r\n\t"title": "Pet",\r\n\t"type": "object",\r\n\t"required": ["name"],\r\n\t"properties": {\r\n\t\t"name": { "type": "string" }\r\n\t}\r\n}\r\n'
    const editor = await open('pet.schema.json', schema)
    const examples = (): unknown[] => (JSON.parse(editor.document.getText()) as { examples: unknown[] }).examples
    await generateAt(editor, 'title', { rows: 2, target: 'examples' })
    assert.equal(examples().length, 2)
    assert.match(
      editor.document.getText(),
      /\r\n\t},\r\n\t"examples": \[\r\n\t\t\{\r\n\t\t\t"name": "[^"]+"\r\n\t\t\},?/,
    )
    assert.equal(editor.document.getText().replaceAll('\r\n', '').includes('\n'), false)
    await generateAt(editor, 'title', { rows: 3, target: 'examples' })
    assert.equal(examples().length, 3)
    await replace(editor.document, '"name": "', '"name": "Dr. ')
    await generateAt(editor, 'title', { rows: 1, target: 'examples' })
    assert.equal(examples().length, 4)
    for (let i = 0; i < 3; i++) await vscode.commands.executeCommand('undo')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), schema)
  })
})

suite('records in a data file', () => {
  teardown(closeAll)

  test('whose $schema is known: an empty object becomes a record', async () => {
    const editor = await open('one.json', '{\n    "$schema": "./user.schema.json"\n}\n')
    const outcome = await generateAt(editor, '{')
    assert.equal(outcome.done, 'inserted')
    const value = JSON.parse(editor.document.getText()) as Record<string, unknown>
    assert.equal(typeof value['id'], 'number')
    assert.match(editor.document.getText(), /^\{\n {4}"\$schema": "\.\/user\.schema\.json",\n {4}"id": /)
    const again = await generateAt(editor, '{')
    assert.equal(again.done, 'nothing', 'a record that is there is left alone')
  })

  test('by the setting json.schemas: behind the items that are there', async () => {
    const settings = vscode.workspace.getConfiguration('json')
    const before = '[\n  {\n    "id": 1,\n    "email": "ada@example.com"\n  }\n]\n'
    const editor = await open('users.list.json', before)
    await settings.update(
      'schemas',
      [{ fileMatch: ['*.list.json'], url: './user.schema.json' }],
      vscode.ConfigurationTarget.Workspace,
    )
    try {
      const outcome = await generateAt(editor, '[', { rows: 2 })
      assert.equal(outcome.done, 'extended')
      const values = JSON.parse(editor.document.getText()) as { id: number; email: string }[]
      assert.equal(values.length, 3)
      assert.ok(editor.document.getText().startsWith(before.slice(0, -4)), editor.document.getText())
      assert.match(editor.document.getText(), /\n {2}\},\n {2}\{\n {4}"id": \d+,\n/)
      await vscode.commands.executeCommand('undo')
      assert.equal(editor.document.getText(), before)
    } finally {
      await settings.update('schemas', undefined, vscode.ConfigurationTarget.Workspace)
    }
  })

  test('in YAML, by the comment of its language server', async () => {
    const editor = await open(
      'users.yaml',
      '# yaml-language-server: $schema=./user.schema.json\n- id: 1\n  email: ada@example.com # hers\n',
    )
    const outcome = await generateAt(editor, 'id', { rows: 2 })
    assert.equal(outcome.done, 'extended')
    const text = editor.document.getText()
    assert.match(text, /# hers\n- id: \d+\n {2}email: \S+@/)
    assert.equal(text.match(/^- id/gm)?.length, 3)
  })

  test('of an empty YAML file', async () => {
    const editor = await open('new.yaml', '# yaml-language-server: $schema=./user.schema.json\n')
    await generateAt(editor, '#', { rows: 2 })
    assert.equal(editor.document.getText().match(/^- id/gm)?.length, 2)
  })

  test('whose $schema is remote: fetched when the setting allows it', async () => {
    const schema = { type: 'object', required: ['pet'], properties: { pet: { enum: ['Laika'] } } }
    const server = createServer((_request, response) => void response.end(JSON.stringify(schema)))
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const settings = vscode.workspace.getConfiguration('lifelike')
    try {
      await settings.update('remoteReferences', true, vscode.ConfigurationTarget.Workspace)
      const editor = await open('far.json', `{ "$schema": "http://127.0.0.1:${port}/pet/${Date.now()}" }\n`)
      const outcome = await generateAt(editor, '{')
      assert.equal(outcome.done, 'inserted')
      assert.equal((JSON.parse(editor.document.getText()) as { pet: string }).pet, 'Laika')
    } finally {
      await settings.update('remoteReferences', undefined, vscode.ConfigurationTarget.Workspace)
      server.close()
    }
  })

  test('say so when the schema is remote or missing, and write nothing', async () => {
    for (const [name, schema] of [
      ['remote.json', 'https://example.com/user.schema.json'],
      ['missing.json', './nowhere.schema.json'],
    ] as const) {
      const text = `{ "$schema": "${schema}" }\n`
      const editor = await open(name, text)
      const outcome = await generateAt(editor, '{')
      assert.equal(outcome.done, 'nothing')
      assert.equal(editor.document.getText(), text)
      await closeAll()
    }
  })

  test('are copied, and written to a file that is named', async () => {
    const editor = await open('user.schema.json')
    await vscode.commands.executeCommand('lifelike.copy')
    assert.equal((JSON.parse(await vscode.env.clipboard.readText()) as unknown[]).length, 5)
    await generateAt(editor, 'firstName', { target: 'clipboard', format: 'csv', rows: 2 })
    assert.equal((await vscode.env.clipboard.readText()).trim().split('\n').length, 3)
    const opened = await generateAt(editor, 'firstName', { target: 'document', format: 'yaml', rows: 2 })
    assert.equal(opened.done, 'opened')
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^- id: /)
    assert.ok(inFolder('user.schema.json'))
  })
})

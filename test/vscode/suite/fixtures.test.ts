import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Outcome } from '../../../src/extension/deliver/outcome.ts'
import { closeAll, open } from './editor.ts'

const fill = (change?: object): Thenable<Outcome> =>
  vscode.commands.executeCommand<Outcome>('lifelike.fillFixture', undefined, change)

suite('Fill Fixture', () => {
  teardown(closeAll)
  const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('json')
  suiteSetup(() =>
    settings().update(
      'schemas',
      [{ fileMatch: ['*.fixture.json'], url: './user.schema.json' }],
      vscode.ConfigurationTarget.Workspace,
    ),
  )
  suiteTeardown(() => settings().update('schemas', undefined, vscode.ConfigurationTarget.Workspace))

  test('completes what is missing in one undo step and touches nothing else; again it does nothing', async () => {
    const before =
      '[\r\n\t{\r\n\t\t"id": 1,\r\n\t\t"firstName": "Ada"\r\n\t},\r\n\t{ "id": 2, "email": "b@example.com" }\r\n]\r\n'
    const editor = await open('a.fixture.json', before)
    const outcome = await fill()
    assert.equal(outcome.filled?.counts.filled, 1)
    const after = editor.document.getText()
    assert.equal(after.replace(/\t\t"email": "[^"]+",\r\n/, ''), before)
    assert.equal((await fill()).done, 'nothing')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  test('adds rows up to a number', async () => {
    const editor = await open('b.fixture.json', '[]\n')
    await fill({ rows: 3 })
    assert.equal((JSON.parse(editor.document.getText()) as unknown[]).length, 3)
  })

  test('leaves rejected values to the user; with consent they are repaired', async () => {
    const before = '[{ "id": "one", "email": "a@example.com" }]'
    const editor = await open('c.fixture.json', before)
    const outcome = await fill()
    assert.equal(editor.document.getText(), before)
    assert.equal(outcome.filled?.counts.rejected, 1)
    await fill({ repair: true })
    assert.match(editor.document.getText(), /^\[\{ "id": \d+, "email": "a@example.com" \}\]$/)
  })

  test('a broken file is left as it is', async () => {
    const before = '[{ "id": 1 }, '
    const editor = await open('d.fixture.json', before)
    const outcome = await fill()
    assert.equal(outcome.done, 'nothing')
    assert.equal(editor.document.getText(), before)
    assert.equal(outcome.filled?.diagnostics[0]?.code, 'source/syntax')
  })

  test('has a lens over data whose schema is known', async () => {
    const editor = await open('e.fixture.json', '[]')
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    )
    assert.deepEqual(
      lenses.map((each) => each.command?.title),
      ['Fill', 'Generate'],
    )
  })

  const undone = async (editor: vscode.TextEditor, before: string): Promise<void> => {
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  }

  test('a YAML fixture keeps its comments; one undo takes the fill back', async () => {
    const before =
      '# yaml-language-server: $schema=./user.schema.json\n- id: 1 # hers\n\n- id: 2\n  email: b@example.com\n'
    const editor = await open('f.yaml', before)
    const outcome = await fill()
    assert.equal(outcome.filled?.counts.filled, 1)
    assert.equal(editor.document.getText().replace(/\n {2}email: (?!b@)\S+/, ''), before)
    assert.equal((await fill()).done, 'nothing')
    await undone(editor, before)
  })

  test('of several sources with the name of a CSV fixture the user picks one, once', async () => {
    const before = 'id;email\r\n1;\r\n2;b@example.com\r\n'
    const editor = await open('user.csv', before)
    const filling = fill({ rows: 3 })
    const accepting = setInterval(
      () => void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem'),
      300,
    )
    const outcome = await filling
    clearInterval(accepting)
    assert.deepEqual([outcome.filled?.counts.filled, outcome.filled?.counts.added], [1, 1])
    assert.match(editor.document.getText(), /^id;email\r\n1;[^;\r]+\r\n2;b@example\.com\r\n3;[^;\r]+\r\n$/)
    await undone(editor, before)
    assert.equal((await fill()).filled?.counts.filled, 1)
  })

  test('what a file is of is asked for where nothing says it', async () => {
    await open('unknown.json', '[]')
    assert.notEqual((await fill()).done, 'extended')
  })

  test('what the schema rejects is a problem at its place with a quick fix, and a lens counts the records', async () => {
    const editor = await open(
      'g.fixture.json',
      '[{ "id": "one", "email": "a@example.com" }, { "id": 2, "email": "b@example.com" }]',
    )
    await fill()
    const { uri } = editor.document
    const [problem, ...others] = vscode.languages.getDiagnostics(uri).filter((each) => each.source === 'Lifelike')
    assert.equal(others.length, 0)
    assert.ok(problem)
    assert.equal(editor.document.getText(problem.range), '"one"')
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      problem.range,
    )
    assert.ok(actions.some((each) => each.command?.command === 'lifelike.fillFixture'))
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri)
    assert.ok(lenses.some((each) => each.command?.title === '1 of 2 records out of date · Fix'))
    await fill({ repair: true })
    assert.deepEqual(
      vscode.languages.getDiagnostics(uri).filter((each) => each.source === 'Lifelike'),
      [],
    )
  })

  test('values that were made are renewed when the schema changes, those by hand stay', async () => {
    const schema = {
      type: 'object',
      required: ['id', 'code'],
      properties: { id: { type: 'integer' }, code: { type: 'string', pattern: '^[A-Z]{3}$' } },
    }
    await open('ticket.schema.json', JSON.stringify(schema))
    const editor = await open(
      'tickets.yaml',
      '# yaml-language-server: $schema=./ticket.schema.json\n- id: 1\n- id: 2\n  code: ABC\n',
    )
    await fill()
    const stricter = {
      ...schema,
      properties: { ...schema.properties, code: { type: 'string', pattern: '^[a-z]{3}$' } },
    }
    const source = await open('ticket.schema.json')
    await source.edit((edit) => edit.replace(new vscode.Range(0, 0, 99, 0), JSON.stringify(stricter)))
    await vscode.window.showTextDocument(editor.document)
    const { filled } = await fill({ regenerate: true })
    assert.deepEqual([filled?.counts.repaired, filled?.counts.rejected], [1, 1])
    assert.match(editor.document.getText(), /\n- id: 1\n {2}code: [a-z]{3}\n- id: 2\n {2}code: ABC\n$/)
  })
})

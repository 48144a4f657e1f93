import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, open } from './editor.ts'

const TYPE = 'export interface Pet {\n  name: string;\n  born: Date;\n}\n'

suite('a value where one is wanted', () => {
  teardown(closeAll)

  test('[installed] is offered by a completion that writes it, and by a code action', async () => {
    const editor = await open('here1.ts', `${TYPE}const pets: Pet[] = \n`)
    const end = new vscode.Position(4, 20)
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      end,
    )
    const offer = items.find(({ label }) => label === 'Fill with Lifelike')
    assert.equal(offer?.detail, 'Pet[]')
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(end, end),
    )
    assert.ok(actions.some(({ title }) => title === 'Fill with Lifelike'))
    editor.selection = new vscode.Selection(end, end)
    await vscode.commands.executeCommand('lifelike.fillHere')
    const text = editor.document.getText()
    assert.match(text, /const pets: Pet\[\] = \[\n {2}\{\n {4}name: "[^"]+",\n {4}born: new Date\("/)
    assert.equal(text.match(/name: "/g)?.length, 5)
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), `${TYPE}const pets: Pet[] = \n`)
  })

  test('[installed] missing properties are added by the quick fix of the error', async () => {
    const editor = await open('here2.ts', `${TYPE}const pet: Pet = { name: 'Rex' }\n`)
    const error = new vscode.Diagnostic(new vscode.Range(4, 6, 4, 9), "Property 'born' is missing in type …")
    error.code = 2741
    error.source = 'ts'
    const own = vscode.languages.createDiagnosticCollection('test')
    own.set(editor.document.uri, [error])
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      error.range,
    )
    const fix = actions.find(({ title }) => title === 'Add missing properties with Lifelike')
    own.dispose()
    assert.ok(fix?.command)
    await vscode.commands.executeCommand(fix.command.command, ...(fix.command.arguments ?? []))
    assert.match(editor.document.getText(), /= \{ name: 'Rex', born: new Date\(['"][^'"]+['"]\) \}\n$/)
  })
})

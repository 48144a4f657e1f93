import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import type { Outcome } from '../../../src/extension/deliver/outcome.ts'
import { closeAll, open } from './editor.ts'

const TABLE = 'CREATE TABLE pets (\n  id integer PRIMARY KEY,\n  name text NOT NULL\n);\n'

suite('read-only places', () => {
  teardown(closeAll)

  test('a view of another source (git, review) is left alone: the records go to a new document', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('lifelike-view', {
      provideTextDocumentContent: () => TABLE,
    })
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('lifelike-view:/old/pets.sql'))
      const shown = await vscode.languages.setTextDocumentLanguage(document, 'sql')
      await vscode.window.showTextDocument(shown)
      const outcome = await vscode.commands.executeCommand<Outcome>('lifelike.generate')
      assert.equal(outcome.done, 'opened')
      assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /^INSERT INTO pets/)
    } finally {
      provider.dispose()
    }
  })

  test('so is a diff view, on its editable side too', async () => {
    const left = await open('pets-old.sql', TABLE)
    const right = await open('pets-new.sql', TABLE.replace('name', 'nickname'))
    await vscode.commands.executeCommand('vscode.diff', left.document.uri, right.document.uri, 'pets')
    const outcome = await vscode.commands.executeCommand<Outcome>('lifelike.generate')
    assert.equal(outcome.done, 'opened')
    assert.equal(right.document.isDirty, false)
  })
})

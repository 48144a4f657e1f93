import assert from 'node:assert/strict'
import * as vscode from 'vscode'

async function open(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders?.[0]
  if (folder === undefined) throw new Error('no folder is open')
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, name)))
}

function putCursor(editor: vscode.TextEditor, text: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(text))
  editor.selection = new vscode.Selection(at, at)
}

suite('Generate Mock Data', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'))

  test('[installed] writes a typed array below the type, replaces it the next time, and undoes in one step', async () => {
    const editor = await open('user.ts')
    const before = editor.document.getText()
    putCursor(editor, 'email')
    await vscode.commands.executeCommand('lifelike.generate')
    const first = editor.document.getText()
    assert.match(
      first,
      /\/\/ lifelike: User seed=1 rows=5 generation=1 hash=[0-9a-f]{8}\nexport const users: User\[\] = \[\n {4}\{/,
    )
    putCursor(editor, 'email')
    await vscode.commands.executeCommand('lifelike.generate', undefined, { rows: 2 })
    const second = editor.document.getText()
    assert.equal(second.match(/const users/g)?.length, 1)
    assert.match(second, /rows=2/)
    await vscode.commands.executeCommand('undo')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  test('opens a JSON document beside a JSON Schema', async () => {
    await open('user.schema.json')
    await vscode.commands.executeCommand('lifelike.generate')
    const text = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.equal((JSON.parse(text) as unknown[]).length, 5)
  })

  test('writes INSERTs below the table, with the parents it needs', async () => {
    const editor = await open('shop.sql')
    putCursor(editor, 'total')
    await vscode.commands.executeCommand('lifelike.generate')
    const text = editor.document.getText()
    assert.ok(
      text.indexOf('INSERT INTO users') < text.indexOf('INSERT INTO orders') && text.includes('INSERT INTO users'),
      text,
    )
  })

  test('draws a lens over all tables and over each', async () => {
    const editor = await open('shop.sql')
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      editor.document.uri,
    )
    assert.deepEqual(
      lenses.map((each) => each.command?.title),
      ['Generate All 2 Tables', 'Preview All', 'Generate', 'Preview', 'Generate', 'Preview'],
    )
  })

  test('writes a meaning beside the field under the cursor', async () => {
    const editor = await open('user.ts')
    putCursor(editor, 'firstName')
    await vscode.commands.executeCommand('lifelike.changeMeaning', 'person.firstName')
    assert.match(editor.document.getText(), /\/\*\* @fake person\.firstName \*\/\n {4}firstName/)
  })
})

import assert from 'node:assert/strict'
import * as vscode from 'vscode'

suite('activation', () => {
  test('[installed] the extension starts and every command it contributes is registered', async () => {
    const extension = vscode.extensions.getExtension('lifelike.lifelike')
    assert.ok(extension, 'the extension is there')
    await extension.activate()
    const registered = new Set(await vscode.commands.getCommands(true))
    const { contributes } = extension.packageJSON as { contributes: { commands?: { command: string }[] } }
    const missing = (contributes.commands ?? []).filter(({ command }) => !registered.has(command))
    assert.deepEqual(missing, [])
    assert.ok((contributes.commands ?? []).length > 0, 'it contributes commands')
  })
})

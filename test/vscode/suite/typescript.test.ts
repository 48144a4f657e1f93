import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, generateAt, inFolder, open, replace } from './editor.ts'

const numbers = (editor: vscode.TextEditor): number[] =>
  [...editor.document.getText().matchAll(/\bid: (\d+)/g)].map((each) => Number(each[1]))

suite('records in a TypeScript file', () => {
  teardown(closeAll)

  test('take the line ends, tabs, quotes and semicolons of the file', async () => {
    const type = "import { x } from './x';\r\nexport interface Pet {\r\n\tname: string;\r\n}\r\n\r\nconst last = 1;\r\n"
    const editor = await open('pet1.ts', type)
    const outcome = await generateAt(editor, 'name', { rows: 2 })
    assert.equal(outcome.done, 'inserted')
    const text = editor.document.getText()
    assert.match(
      text,
      /\r\n}\r\n\r\n\/\/ lifelike: Pet [^\r\n]*\r\nexport const pets: Pet\[\] = \[\r\n\t\{\r?\n?\s*name: '[^']*',?\s*\},\r\n/,
    )
    assert.match(text, /\];\r\n\r\nconst last = 1;\r\n$/)
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false)
  })

  test('are shown with the cursor at their start', async () => {
    const editor = await open('pet2.ts', 'export interface Pet {\n  name: string\n}\n')
    await generateAt(editor, 'name')
    const { selection, document } = vscode.window.activeTextEditor ?? editor
    assert.match(document.lineAt(selection.active.line).text, /^\/\/ lifelike: Pet/)
  })

  test('behind a block that was edited by hand go on with the next rows', async () => {
    const editor = await open('pet3.ts', 'export interface Pet {\n  id: number\n  name: string\n}\n')
    await generateAt(editor, 'name', { rows: 2 })
    const [first] = numbers(editor)
    await replace(editor.document, `id: ${first},`, 'id: 1000,')
    const outcome = await generateAt(editor, 'name', { rows: 3 })
    assert.equal(outcome.done, 'extended')
    const text = editor.document.getText()
    assert.equal(text.match(/export const/g)?.length, 1)
    const behind = numbers(editor)
    assert.equal(behind.length, 5)
    assert.equal(new Set(behind).size, 5, 'rows go on, none comes twice')
    const again = await generateAt(editor, 'name', { rows: 1 })
    assert.equal(again.done, 'extended', 'an edit by hand stays known')
    assert.equal(new Set(numbers(editor)).size, 6)
  })

  test('without a comment are found again and replaced, a renamed constant keeps its name', async () => {
    const settings = vscode.workspace.getConfiguration('lifelike')
    await settings.update('headerComment', false, vscode.ConfigurationTarget.Workspace)
    try {
      const editor = await open('pet4.ts', 'export interface Pet {\n  name: string\n}\n')
      await generateAt(editor, 'name')
      assert.doesNotMatch(editor.document.getText(), /lifelike/)
      const outcome = await generateAt(editor, 'name', { rows: 2, seed: 'other' })
      assert.equal(outcome.done, 'replaced')
      assert.equal(editor.document.getText().match(/export const/g)?.length, 1)
    } finally {
      await settings.update('headerComment', undefined, vscode.ConfigurationTarget.Workspace)
    }
    const editor = await open('pet25.ts', 'export interface Pet {\n  name: string\n}\n')
    await generateAt(editor, 'name')
    await replace(editor.document, 'const pets:', 'const animals:')
    await generateAt(editor, 'name')
    const text = editor.document.getText()
    assert.equal(text.match(/export const/g)?.length, 1, text)
    assert.match(text, /export const animals: Pet\[\]/)
  })

  test('of a type that is not saved yet, and of an untitled document', async () => {
    const editor = await open('pet6.ts', 'export interface Pet {\n  name: string\n}\n')
    await replace(editor.document, 'name: string', 'name: string\n  email: string')
    await generateAt(editor, 'name')
    assert.match(editor.document.getText(), /email: ['"][^'"]+@/)
    const untitled = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: 'export type Point = { x: number }\n',
    })
    const outcome = await generateAt(await vscode.window.showTextDocument(untitled), 'x')
    assert.equal(outcome.done, 'inserted')
    assert.match(untitled.getText(), /export const points: Point\[\] = \[/)
  })

  test('see the unsaved text of an imported file', async () => {
    const address = await open('address7.ts', 'export interface Address {\n  city: string\n}\n')
    await replace(address.document, 'city: string', 'city: string\n  country: "AT"')
    const editor = await open(
      'home8.ts',
      "import type { Address } from './address7'\n\nexport interface Home {\n  address: Address\n}\n",
    )
    await generateAt(editor, 'address: ')
    assert.match(editor.document.getText(), /country: 'AT'/)
  })

  test('of a declaration file of a package go to a new document that imports the type', async () => {
    await vscode.workspace.fs.writeFile(
      inFolder('node_modules/pets/package.json'),
      Buffer.from('{"name":"pets","types":"index.d.ts"}'),
    )
    const editor = await open('node_modules/pets/index.d.ts', 'export interface Pet {\n  name: string\n}\n')
    const before = editor.document.getText()
    const outcome = await generateAt(editor, 'name')
    assert.equal(outcome.done, 'opened')
    assert.equal(editor.document.getText(), before)
    const made = vscode.window.activeTextEditor?.document
    assert.equal(made?.languageId, 'typescript')
    assert.match(made?.getText() ?? '', /import (type )?\{ Pet \} from ["'].*pets/)
  })

  test('undo in one step, imports with them', async () => {
    const editor = await open('pet9.ts', 'export interface Pet {\n  name: string\n}\n')
    const before = editor.document.getText()
    await generateAt(editor, 'name')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  test('never a second constant of a name that the file uses', async () => {
    const editor = await open(
      'pet10.ts',
      'export interface Pet {\n  id: number\n}\n\nexport const pets: Pet[] = [{ id: 7 }]\n',
    )
    const outcome = await generateAt(editor, 'id: number', { rows: 2 })
    assert.equal(outcome.done, 'extended')
    assert.equal(numbers(editor).length, 3)
    assert.equal(numbers(editor)[0], 7)
    const other = await open('pet311.ts', 'export interface Pet {\n  id: number\n}\n\nfunction pets() {}\n')
    await generateAt(other, 'id: number')
    assert.match(other.document.getText(), /export const pets2: Pet\[\]/)
  })

  test('with a syntax error in the file are made of what can be read, or say what is wrong', async () => {
    const editor = await open(
      'broken12.ts',
      'export interface Pet {\n  name: string\n  age: \n}\nexport interface Owner {\n  email: string\n}\n',
    )
    const outcome = await generateAt(editor, 'email')
    assert.equal(outcome.done, 'inserted')
    assert.match(editor.document.getText(), /export const owners: Owner\[\]/)
  })
})

import assert from 'node:assert/strict'
import * as vscode from 'vscode'
import { closeAll, codes, generateAt, open, replace } from './editor.ts'

const USERS = 'CREATE TABLE users (\n  id integer PRIMARY KEY,\n  email varchar(80) NOT NULL UNIQUE\n);\n'
const ORDERS =
  'CREATE TABLE orders (\n  id integer PRIMARY KEY,\n  user_id integer NOT NULL REFERENCES users (id)\n);\n'
const ids = (text: string, table: string): number[] => {
  const parts = text
    .split(/^INSERT INTO /m)
    .slice(1)
    .filter((part) => part.startsWith(table))
  return parts.flatMap((part) => [...part.matchAll(/^\s*\((\d+),/gm)].map((each) => Number(each[1])))
}

suite('records in a SQL file', () => {
  teardown(closeAll)

  test('bring the fewest rows of required parents, in loadable order', async () => {
    const editor = await open('shop2.sql', `${USERS}\n${ORDERS}`)
    const outcome = await generateAt(editor, 'user_id')
    assert.equal(outcome.done, 'inserted')
    const brought = outcome.run?.summary.entities.find((each) => each.because !== undefined)
    assert.equal(brought?.name, 'users')
    const text = editor.document.getText()
    assert.ok(text.indexOf('INSERT INTO users') < text.indexOf('INSERT INTO orders'))
    const parents = new Set(
      [...text.slice(text.indexOf('INSERT INTO orders')).matchAll(/\(\d+, (\d+)\)/g)].map((each) => Number(each[1])),
    )
    assert.equal(ids(text, 'users').length, parents.size, `no parent without a child:\n${text}`)
  })

  test('go to the end of the file where a parent is declared further down', async () => {
    const editor = await open('late.sql', `${ORDERS}\n${USERS}\n-- the end\n`)
    await generateAt(editor, 'user_id')
    const text = editor.document.getText()
    assert.ok(text.indexOf('INSERT INTO orders') > text.indexOf('-- the end'), text)
  })

  test('are replaced the next time; undo takes one step', async () => {
    const editor = await open('shop3.sql', `${USERS}\nSELECT 1;\n`)
    const before = editor.document.getText()
    await generateAt(editor, 'email')
    const outcome = await generateAt(editor, 'email', { rows: 2 })
    assert.equal(outcome.done, 'replaced')
    assert.equal(ids(editor.document.getText(), 'users').length, 2)
    assert.match(editor.document.getText(), /;\n\nSELECT 1;\n$/)
    await vscode.commands.executeCommand('undo')
    await vscode.commands.executeCommand('undo')
    assert.equal(editor.document.getText(), before)
  })

  test('behind a block that was edited by hand take no key twice', async () => {
    const editor = await open('shop4.sql', USERS)
    await generateAt(editor, 'email', { rows: 3 })
    const [first] = ids(editor.document.getText(), 'users')
    await replace(editor.document, `(${first},`, '(77,')
    const outcome = await generateAt(editor, 'email', { rows: 3 })
    assert.equal(outcome.done, 'extended')
    const all = ids(editor.document.getText(), 'users')
    assert.equal(all.length, 6)
    assert.equal(new Set(all).size, 6, String(all))
  })

  test('are added behind what was generated when asked', async () => {
    const editor = await open('shop5.sql', `${USERS}\n${ORDERS}`)
    await generateAt(editor, 'user_id', { rows: 3 })
    await generateAt(editor, 'user_id', { rows: 3, target: 'append' })
    const text = editor.document.getText()
    assert.equal(text.match(/-- lifelike:/g)?.length, 1)
    for (const table of ['users', 'orders']) {
      const all = ids(text, table)
      assert.equal(new Set(all).size, all.length, `${table}: ${all.join()}\n${text}`)
    }
    assert.equal(ids(text, 'orders').length, 6)
  })

  test('of an unknown statement’s file lose nothing else', async () => {
    const editor = await open('odd.sql', `FROBNICATE the database;\n\n${USERS}`)
    const outcome = await generateAt(editor, 'email')
    assert.equal(outcome.done, 'inserted')
    assert.ok(
      codes(outcome).every((code) => code.startsWith('sql/')),
      String(codes(outcome)),
    )
  })

  test('keep CRLF', async () => {
    const editor = await open('crlf.sql', USERS.replaceAll('\n', '\r\n'))
    await generateAt(editor, 'email')
    const text = editor.document.getText()
    assert.equal(text.replaceAll('\r\n', '').includes('\n'), false)
    assert.match(text, /\);\r\n\r\n-- lifelike: users[^\r\n]*\r\nINSERT INTO/)
  })
})

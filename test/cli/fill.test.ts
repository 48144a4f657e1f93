import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { commandLine } from './run-cli.ts'

const schema = {
  type: 'object',
  required: ['id', 'email'],
  properties: { id: { type: 'integer' }, email: { type: 'string', format: 'email' } },
}
const { folder, run } = commandLine({ 'user.schema.json': JSON.stringify(schema) })
const text = '\uFEFF[\r\n  { "id": 1 }, // mine\r\n  { "id": 2, "email": "b@example.com" }\r\n]\r\n'
const given = (content: string): string => {
  writeFileSync(path.join(folder, 'users.json'), content)
  return 'users.json'
}
const now = (): string => readFileSync(path.join(folder, 'users.json'), 'utf8')

test('fills what is missing and keeps every other byte; the second time nothing changes', () => {
  const first = run('fill', given(text), '--schema', 'user.schema.json')
  expect(first).toMatchObject({ code: 0, err: '', out: '2 records: 1 filled, 0 repaired, 0 added, 1 edits\n' })
  expect(now().replace(/, "email": "[^"]+" \}, \/\/ mine/, ' }, // mine')).toBe(text)
  const filled = now()
  expect(run('fill', 'users.json', '--schema', 'user.schema.json').out).toContain('0 edits')
  expect(now()).toBe(filled)
})

test('says what it would do and writes nothing', () => {
  const { code, out } = run('fill', given(text), '--schema', 'user.schema.json', '--rows', '4', '--dry-run')
  expect(code).toBe(1)
  expect(out).toBe('2 records: 1 filled, 0 repaired, 2 added, 2 edits (nothing was written)\n')
  expect(now()).toBe(text)
})

test('repairs only when asked', () => {
  const { code, err } = run('fill', given('[{"id":"x","email":"a@example.com"}]'), '--schema', 'user.schema.json')
  expect(code).toBe(1)
  expect(err).toContain('users.json:1:8 error check/rejected Record 0: /id must be integer')
  expect(run('fill', 'users.json', '--schema', 'user.schema.json', '--repair').code).toBe(0)
  expect(now()).toMatch(/^\[\{"id":\d+,"email":"a@example.com"\}\]$/)
})

test('a broken file is refused with its place', () => {
  const { code, err } = run('fill', given('[{"id":1},'), '--schema', 'user.schema.json')
  expect(code).toBe(1)
  expect(err).toMatch(/users\.json:1:\d+ error source\/syntax/)
  expect(now()).toBe('[{"id":1},')
})

test('finds by its name what a fixture is of; --check says that it is out of date', () => {
  writeFileSync(path.join(folder, 'user.yaml'), '- id: 1 # hers\n')
  const checked = run('fill', 'user.yaml', '--check')
  expect(checked).toMatchObject({ code: 1, out: '1 records: 1 filled, 0 repaired, 0 added, 1 edits (nothing was written)\n' })
  expect(run('fill', 'user.yaml').code).toBe(0)
  expect(readFileSync(path.join(folder, 'user.yaml'), 'utf8')).toMatch(/^- id: 1 # hers\n {2}email: \S+\n$/)
  expect(run('fill', 'user.yaml', '--check').code).toBe(0)
  writeFileSync(path.join(folder, 'thing.yaml'), '- id: 1\n')
  expect(run('fill', 'thing.yaml')).toMatchObject({ code: 2 })
})

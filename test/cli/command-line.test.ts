import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CLI, commandLine } from './run-cli.ts'

const user = {
  title: 'User',
  type: 'object',
  required: ['id', 'email', 'joined'],
  properties: {
    id: { type: 'integer' },
    email: { type: 'string', format: 'email' },
    joined: { type: 'string', format: 'date-time' },
  },
}
const tables = `CREATE TABLE users (id integer PRIMARY KEY, email varchar(200) NOT NULL);
CREATE TABLE orders (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id));
`
const { folder, run } = commandLine({
  'user.schema.json': JSON.stringify(user),
  'shop.sql': tables,
  'types.ts': 'export interface A { id: number }\nexport type B = "x" | "y"\n',
  'odd#name.schema.json': '{"const":1}',
  'defs.schema.json': '{"$defs":{"Cat":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}}}',
})
const at = (name: string): string => path.join(folder, name)

describe('generate', () => {
  test('five records, nothing on standard error', () => {
    const { code, out, err } = run('generate', 'user.schema.json')
    expect({ code, err, rows: JSON.parse(out).length }).toEqual({ code: 0, err: '', rows: 5 })
  })

  test.each([
    'http://json-schema.org/draft-04/schema#', 'http://json-schema.org/draft-06/schema#', 'http://json-schema.org/draft-07/schema#',
    'https://json-schema.org/draft/2019-09/schema', 'https://json-schema.org/draft/2020-12/schema',
  ])('records of a schema in %s are judged', ($schema) => {
    writeFileSync(at('draft.schema.json'), JSON.stringify({ $schema, ...user }))
    const { code, err } = run('generate', 'draft.schema.json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('--from K is the slice of the whole', () => {
    const all = JSON.parse(run('generate', 'user.schema.json', '--rows', '20').out)
    const some = JSON.parse(run('generate', 'user.schema.json', '--rows', '4', '--from', '11').out)
    expect(some).toEqual(all.slice(11, 15))
  })

  test('so many records that threads share them are the same', () => {
    const part = (from: number, rows: number): string => run('generate', 'user.schema.json', '--format', 'ndjson', '--rows', String(rows), '--from', String(from)).out
    expect(part(0, 220_000)).toBe(part(0, 110_000) + part(110_000, 110_000))
  })

  test('seed and now are all that changes', () => {
    const text = (...more: string[]): string => run('generate', 'user.schema.json', ...more).out
    expect(text()).toBe(text())
    expect(text('--seed', '2')).not.toBe(text())
    expect(text('--now', '2020-01-01')).not.toBe(text())
  })

  test('every table in one run, as an object of arrays, rows by name', () => {
    const { out } = run('generate', 'shop.sql', '--rows', 'users=2,orders=3')
    const data = JSON.parse(out)
    expect(Object.keys(data)).toEqual(['users', 'orders'])
    expect([data.users.length, data.orders.length]).toEqual([2, 3])
  })

  test('one entity is an array', () => {
    const { code, out } = run('generate', 'shop.sql#orders', '--rows', '2')
    expect([code === 0 || code === 1, JSON.parse(out).length]).toEqual([true, 2])
    expect(JSON.parse(run('generate', 'types.ts#B', '--rows', '1').out)[0]).toMatch(/^[xy]$/)
    expect(JSON.parse(run('generate', 'defs.schema.json#Cat', '--rows', '1').out)[0]).toHaveProperty('name')
  })

  test('a file whose own name holds # is meant', () => {
    expect(run('generate', 'odd#name.schema.json', '--rows', '2', '--format', 'ndjson').out).toBe('1\n1\n')
  })

  test('formats', () => {
    const json = JSON.parse(run('generate', 'user.schema.json', '--rows', '2').out)
    const lines = run('generate', 'user.schema.json', '--rows', '2', '--format', 'ndjson').out.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual(json)
    expect(parse(run('generate', 'user.schema.json', '--rows', '2', '--format', 'yaml').out)).toEqual(json)
    expect(run('generate', 'user.schema.json', '--rows', '2', '--format', 'csv').out).toMatch(/^id,email,joined\n/)
    expect(run('generate', 'shop.sql', '--rows', '2', '--format', 'sql').out).toMatch(/INSERT INTO users/)
    expect(run('generate', 'types.ts#A', '--rows', '2', '--format', 'ts').out).toMatch(/: A\[\] = \[/)
  })

  test('no rows', () => {
    expect(run('generate', 'user.schema.json', '--rows', '0')).toEqual({ code: 0, out: '[]\n', err: '' })
  })
})

describe('--out', () => {
  test('a file, its format by its name, over what was there', () => {
    writeFileSync(at('rows.ndjson'), 'old')
    expect(run('generate', 'user.schema.json', '--out', 'rows.ndjson')).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(at('rows.ndjson'), 'utf8').trim().split('\n').length).toBe(5)
  })

  test('a folder: a file per entity', () => {
    expect(run('generate', 'shop.sql', '--out', './', '--format', 'csv', '--rows', '2').code).not.toBe(2)
    expect(readFileSync(at('users.csv'), 'utf8').split('\n').length).toBe(4)
    expect(readFileSync(at('orders.csv'), 'utf8')).toMatch(/^id,user_id\n/)
  })

  test('several entities do not go into one CSV or NDJSON', () => {
    for (const more of [
      ['--format', 'csv'],
      ['--out', 'all.ndjson'],
    ]) {
      const { code, out, err } = run('generate', 'shop.sql', ...more)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain('holds one entity and there are 2 (users, orders)')
    }
    expect(existsSync(at('all.ndjson'))).toBe(false)
  })

  test('whole or not at all: nothing is left behind by a failure or a signal', async () => {
    expect(run('generate', 'user.schema.json', '--out', 'nowhere/rows.json').code).toBe(2)
    writeFileSync(at('kept.json'), 'kept')
    const child = spawn(
      process.execPath,
      [CLI, 'generate', 'user.schema.json', '--rows', '100000000', '--out', 'kept.json'],
      { cwd: folder },
    )
    while (!readdirSync(folder).some((name) => name.endsWith('.tmp')))
      await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.on('exit', resolve))
    expect(code).toBe(143)
    expect(readFileSync(at('kept.json'), 'utf8')).toBe('kept')
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

test('a reader that has enough ends it quietly', () => {
  const line = `"${process.execPath}" "${CLI}" generate user.schema.json --rows 100000000 --format ndjson | head -n 2`
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8', timeout: 60_000 })
  expect({ status, lines: stdout.trim().split('\n').length, stderr }).toEqual({ status: 0, lines: 2, stderr: '' })
})

describe('inspect, explain, check', () => {
  test('the catalog as JSON', () => {
    const { code, out } = run('inspect', 'shop.sql')
    expect(code).toBe(0)
    expect(JSON.parse(out).entities.map((one: { name: string }) => one.name)).toEqual(['users', 'orders'])
  })

  test('the plan with its reasons', () => {
    expect(run('explain', 'user.schema.json#User').out).toMatch(/\.email.*email/)
  })

  test('what was made is valid, in each form', () => {
    for (const name of ['made.json', 'made.ndjson', 'made.yaml']) {
      run('generate', 'user.schema.json', '--out', name)
      expect(run('check', name, '--schema', 'user.schema.json')).toMatchObject({
        code: 0,
        out: expect.stringContaining('5 records: 5 valid'),
      })
    }
  })

  test('what is wrong is told with its place', () => {
    writeFileSync(
      at('wrong.json'),
      '[\n  {"id": 1, "email": "a@b.example", "joined": "2026-01-01T00:00:00Z"},\n  {"id": "2"}\n]\n',
    )
    const { code, out, err } = run('check', 'wrong.json', '--schema', 'user.schema.json')
    expect({ code, out: out.slice(0, 30) }).toEqual({ code: 1, out: '2 records: 1 valid, 1 rejected' })
    expect(err).toMatch(/^wrong\.json:3:3 error check\/rejected Record 1 of User: /)
    writeFileSync(at('broken.json'), '[1,')
    expect(run('check', 'broken.json', '--schema', 'user.schema.json').err).toMatch(
      /^broken\.json:1:4 error source\/syntax /,
    )
  })
})

test('usage', () => {
  expect(run()).toMatchObject({ code: 2, out: expect.stringContaining('lifelike generate <file>') })
  expect(run('--help').code).toBe(0)
  expect(run('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(run('generate', 'nothing.sql')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no such file'),
  })
  expect(run('generate', 'shop.sql', '--rows', 'user=3')).toMatchObject({
    code: 1,
    err: expect.stringContaining('--rows names user'),
  })
  expect(run('generate', 'shop.sql#nope')).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^shop\.sql:1:1 error source\/unknown-entity /),
  })
})

test('another Node on this machine gives the same bytes', () => {
  const others = (process.env['PATH'] ?? '').split(path.delimiter).map((one) => path.join(one, 'node'))
  const files = [...new Set([...others, '/usr/bin/node', '/usr/local/bin/node'])].filter((file) => existsSync(file))
  for (const node of files) {
    for (const args of [['user.schema.json'], ['shop.sql', '--format', 'sql'], ['types.ts']]) {
      const { stdout } = spawnSync(node, [CLI, 'generate', ...args, '--rows', '50'], { cwd: folder, encoding: 'utf8' })
      expect(stdout, node).toBe(run('generate', ...args, '--rows', '50').out)
    }
  }
})

import { describe, expect, test } from 'vitest'
import { commandLine } from './run-cli.ts'

/** At least 5 MB: forty thousand fields with a description each. */
function large(): string {
  const types = ['string', 'integer', 'boolean', 'number']
  const description = 'A field of a record that has too many of them, as exports of large systems do. '.repeat(2)
  const names = Array.from({ length: 25_000 }, (_, i) => `field_${i}`)
  const properties = Object.fromEntries(names.map((name, i) => [name, { type: types[i % 4], description }]))
  return JSON.stringify({ type: 'object', required: names, properties })
}

const { run } = commandLine({
  'truncated.schema.json': '{"type":"object","required":["a"],"properties":{"a":{"type":"integer"',
  'branch.schema.json': JSON.stringify({
    type: 'object',
    required: ['v'],
    properties: { v: { oneOf: [{ type: 'integer', minimum: 10, maximum: 3 }, { type: 'string' }] } },
  }),
  'impossible.schema.json':
    '{"type":"object","required":["a"],"properties":{"a":{"type":"integer","minimum":10,"maximum":3}}}',
  'missing.schema.json':
    '{"type":"object","required":["v","w"],"properties":{"v":{"$ref":"#/$defs/Nope"},"w":{"const":1}}}',
  'syntax.ts': 'export interface A { x: string; y: numb er }\nexport interface B { id: number }\n',
  'unknown.sql':
    'CREATE TABLE a (id int PRIMARY KEY);\nFROBNICATE THE DATABASE (x = ;\nCREATE TABLE b (id int PRIMARY KEY);\n',
  'circular.schema.json': '{"$ref":"#/$defs/A","$defs":{"A":{"$ref":"#/$defs/B"},"B":{"$ref":"#/$defs/A"}}}',
  'endless.schema.json': '{"type":"object","required":["child"],"properties":{"child":{"$ref":"#"}}}',
  'empty.schema.json': '',
  'empty.sql': ' \n',
  'binary.schema.json': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff, 0xfe, 0, 13, 10]),
  'large.schema.json': large(),
  'fine.schema.json': '{"const":1}',
})

describe('each gives a clear diagnostic, and nothing that could be made is lost', () => {
  test.each<[string, number, RegExp | null, RegExp | null]>([
    ['truncated.schema.json', 1, /^truncated\.schema\.json:1:\d+ error source\/syntax /, /"a": -?\d+/],
    ['branch.schema.json', 0, null, /"v": "/],
    ['impossible.schema.json', 1, /^impossible\.schema\.json:1:\d+ error schema\/unsatisfiable .*minimum: 10.*maximum: 3/, null],
    ['missing.schema.json', 0, /^missing\.schema\.json:1:\d+ warning \S+ .*Nope/, /"w": 1/],
    ['syntax.ts', 1, /^syntax\.ts:1:41 error source\/syntax /, /"B": \[\s*\{\s*"id"/],
    ['unknown.sql', 0, /^unknown\.sql:2:1 \w+ \S+ /m, /"b": \[/],
    ['circular.schema.json', 1, /^circular\.schema\.json:1:\d+ error /, null],
    ['endless.schema.json', 1, /^endless\.schema\.json:1:\d+ error /, null],
    ['empty.schema.json', 1, /^empty\.schema\.json:1:1 error source\/empty /, null],
    ['empty.sql', 1, /^empty\.sql:1:1 error source\/empty /, null],
    ['binary.schema.json', 1, /^binary\.schema\.json:1:1 error source\/binary /, null],
    ['large.schema.json', 0, /^large\.schema\.json:1:1 warning check\/not-judged /, /"field_24999": /],
  ])('%s', (file, code, err, out) => {
    const ran = run('generate', file, '--rows', '2')
    expect(ran.err).not.toContain('a defect of ours')
    if (err === null) expect(ran.err).toBe('')
    else expect(ran.err).toMatch(err)
    if (out === null) expect(ran.out).toBe('')
    else expect(ran.out).toMatch(out)
    expect(ran.code).toBe(code)
  })

  test('--rows -1', () => {
    const { code, out, err } = run('generate', 'fine.schema.json', '--rows', '-1')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain('--rows -1: not a whole number from 0 up.')
  })

  test.each(['inspect', 'explain'])('%s of each', (verb) => {
    for (const file of [
      'truncated.schema.json',
      'syntax.ts',
      'unknown.sql',
      'circular.schema.json',
      'binary.schema.json',
    ]) {
      const { code, err } = run(verb, file)
      expect([0, 1]).toContain(code)
      expect(err).not.toContain('a defect of ours')
    }
  })
})

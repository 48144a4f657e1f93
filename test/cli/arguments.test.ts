import { describe, expect, test } from 'vitest'
import { DIALECTS } from '../../src/engine/index.ts'
import { parseArguments } from '../../src/cli/arguments.ts'
import { UsageError } from '../../src/cli/usage.ts'

const parse = (line: string): unknown => parseArguments(line === '' ? [] : line.split(' '))

describe('understood', () => {
  test.each<[string, unknown]>([
    ['', { kind: 'help' }],
    ['generate --help', { kind: 'help' }],
    ['--version', { kind: 'version' }],
    ['generate a.sql', { kind: 'generate', file: 'a.sql', settings: {} }],
    [
      'generate a.sql#users --rows 10 --from 5',
      { kind: 'generate', file: 'a.sql#users', rows: 10, from: 5, settings: {} },
    ],
    [
      'generate a.sql --rows users=10,line items=3'.replace('line items', 'line.items'),
      {
        kind: 'generate',
        file: 'a.sql',
        rows: { users: 10, 'line.items': 3 },
        settings: {},
      },
    ],
    ['generate a.ts --rows a=b=2', { kind: 'generate', file: 'a.ts', rows: { 'a=b': 2 }, settings: {} }],
    [
      'generate --format csv --out x/ --dialect sqlite a.sql',
      {
        kind: 'generate',
        file: 'a.sql',
        format: 'csv',
        out: 'x/',
        dialect: 'sqlite',
        settings: {},
      },
    ],
    [
      'generate a.ts --seed -7 --locale de-DE',
      { kind: 'generate', file: 'a.ts', settings: { seed: '-7', locale: 'de' } },
    ],
    ['generate a.ts --rows=0', { kind: 'generate', file: 'a.ts', rows: 0, settings: {} }],
    [
      'generate a.json --depth 2 --optional .5 --nulls 0',
      { kind: 'generate', file: 'a.json', settings: { maxDepth: 2, optionalRate: 0.5, nullRate: 0 } },
    ],
    ['inspect a.ts', { kind: 'inspect', file: 'a.ts', settings: {} }],
    ['explain a.ts#A --seed x', { kind: 'explain', file: 'a.ts#A', settings: { seed: 'x' } }],
    ['check data.json --schema a.json', { kind: 'check', data: 'data.json', file: 'a.json', settings: {} }],
  ])('%s', (line, command) => expect(parse(line)).toEqual(command))
})

test.each(Object.keys(DIALECTS))('generate takes --dialect %s', (dialect) => {
  expect(parse(`generate a.sql --dialect ${dialect}`)).toMatchObject({ dialect })
})

describe('refused', () => {
  test.each<[string, string]>([
    ['make a.sql', 'There is no command make'],
    ['generate', 'needs the name of a file'],
    ['generate a b', 'b is left over'],
    ['generate a --rows -1', '--rows -1: not a whole number'],
    ['generate a --rows 1.5', '--rows 1.5: not a whole number'],
    ['generate a --rows many', '--rows many: not a whole number'],
    ['generate a --rows users=', '--rows : not a whole number'],
    ['generate a --rows =3,b=4', '=3 is not name=number'],
    ['generate a --rows 99999999999999999', 'not a whole number'],
    ['generate a --from -3', '--from -3: not a whole number'],
    ['generate a --format xml', '--format xml: there is json, '],
    ['generate a --dialect dbase', '--dialect dbase: there is postgresql, '],
    ['generate a --locale xx', '--locale xx: there is '],
    ['generate a --now yesterday', '--now yesterday: not an ISO date-time'],
    ['generate a --now 2026-13-01', 'not an ISO date-time'],
    ['generate a --depth 0', '--depth 0: not a whole number from 1 to 20'],
    ['generate a --optional 2', '--optional 2: not a number from 0 to 1'],
    ['generate a --colour', "Unknown option '--colour'"],
    ['generate a --out=', '--out needs a name'],
    ['inspect a --rows 3', 'inspect takes no --rows'],
    ['check a', 'check needs --schema'],
  ])('%s', (line, message) => {
    expect(() => parse(line)).toThrow(UsageError)
    expect(() => parse(line)).toThrow(message)
  })
})

test.each([
  ['2026-06-15', '2026-06-15T00:00:00.000Z'],
  ['2026-06-15T12:30', '2026-06-15T12:30:00.000Z'],
  ['2026-06-15T12:30:01.5+02:00', '2026-06-15T10:30:01.500Z'],
])('--now %s is the same in every time zone', (now, instant) => {
  expect(parse(`generate a --now ${now}`)).toMatchObject({ settings: { now: instant } })
})

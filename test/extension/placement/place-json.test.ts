import { describe, expect, it } from 'vitest'
import { applyEdits, type Placed } from '../../../src/extension/placement/edit.ts'
import { dataCount, placeData, placeExamples } from '../../../src/extension/placement/place-json.ts'
import { placeYamlData, yamlCount } from '../../../src/extension/placement/place-yaml.ts'

const style = { indent: '  ', eol: '\n' } as const
const tabs = { indent: '\t', eol: '\r\n' } as const
const MADE = '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n'
const TABS = '[\r\n\t{\r\n\t\t"a": 1\r\n\t}\r\n]\r\n'
const done = (text: string, placed: Placed | string | undefined): string =>
  typeof placed === 'object' ? applyEdits(text, placed.edits) : String(placed)

describe('records in a JSON data file', () => {
  it.each([
    ['', '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n'],
    ['[]', '[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]'],
    ['[\n  { "a": 0 }\n]\n', '[\n  { "a": 0 },\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n'],
    ['[\n  { "a": 0 }, // mine\n]\n', '[\n  { "a": 0 }, // mine\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  },\n]\n'],
    [
      '[\n  { "a": 0 } /* mine */\n]\n',
      '[\n  { "a": 0 }, /* mine */\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n',
    ],
    ['{}\n', '{\n  "a": 1\n}\n'],
    ['{ "$schema": "./s.json" }\n', '{\n  "$schema": "./s.json",\n  "a": 1\n}\n'],
    ['{ "a": 5 }', 'holds-record'],
    ['3', 'not-data'],
  ])('%j becomes %j', (text, after) => {
    expect(done(text, placeData(text, MADE, style))).toBe(after)
  })

  it('keeps CRLF and tabs', () => {
    const text = '[\r\n\t{\r\n\t\t"a": 0\r\n\t}\r\n]\r\n'
    expect(done(text, placeData(text, TABS, tabs))).toBe(
      '[\r\n\t{\r\n\t\t"a": 0\r\n\t},\r\n\t{\r\n\t\t"a": 1\r\n\t}\r\n]\r\n',
    )
  })

  it('of a schema of lists: the items of the first list', () => {
    const lists = '[\n  [\n    1,\n    2\n  ],\n  [\n    3\n  ]\n]\n'
    expect(done('[\n  0\n]\n', placeData('[\n  0\n]\n', lists, style))).toBe('[\n  0,\n  1,\n  2\n]\n')
  })

  it('counts what is there', () => {
    expect([dataCount('[1, 2]'), dataCount('{}'), dataCount('')]).toEqual([2, 0, 0])
  })
})

describe('examples of a JSON Schema', () => {
  const ours = { ...style, renew: () => true }
  const theirs = { ...style, renew: () => false }
  it.each([
    [
      '{\n  "type": "object"\n}\n',
      '',
      ours,
      '{\n  "type": "object",\n  "examples": [\n    {\n      "a": 1\n    },\n    {\n      "a": 2\n    }\n  ]\n}\n',
    ],
    [
      '{\n  "examples": [3]\n}\n',
      '',
      ours,
      '{\n  "examples": [\n    {\n      "a": 1\n    },\n    {\n      "a": 2\n    }\n  ]\n}\n',
    ],
    [
      '{\n  "examples": [\n    3\n  ]\n}\n',
      '',
      theirs,
      '{\n  "examples": [\n    3,\n    {\n      "a": 1\n    },\n    {\n      "a": 2\n    }\n  ]\n}\n',
    ],
    [
      '{\n  "$defs": {\n    "x/y": {\n      "type": "object"\n    }\n  }\n}\n',
      '/$defs/x~1y',
      ours,
      '{\n  "$defs": {\n    "x/y": {\n      "type": "object",\n      "examples": [\n        {\n          "a": 1\n        },\n        {\n          "a": 2\n        }\n      ]\n    }\n  }\n}\n',
    ],
    [
      '{\n  "type": "object",\n}\n',
      '',
      ours,
      '{\n  "type": "object",\n  "examples": [\n    {\n      "a": 1\n    },\n    {\n      "a": 2\n    }\n  ]\n}\n',
    ],
  ])('%j at %j', (text, pointer, options, after) => {
    expect(done(text, placeExamples(text, pointer, MADE, options))).toBe(after)
  })

  it('are shown whole', () => {
    const text = '{\n  "type": "object"\n}\n'
    const placed = placeExamples(text, '', MADE, ours)
    expect(done(text, placed).slice(placed?.reveal.start, placed?.reveal.end)).toMatch(/^"examples": \[[^]*\]$/)
  })

  it('of a schema that is gone are not written', () => {
    expect(placeExamples('{}', '/$defs/a', MADE, ours)).toBeUndefined()
  })
})

describe('records in a YAML data file', () => {
  const written = '- a: 1\n  b:\n    - x\n- a: 2\n'
  it.each([
    ['', '- a: 1\n  b:\n    - x\n- a: 2\n'],
    ['# $schema: s.yaml\n', '# $schema: s.yaml\n- a: 1\n  b:\n    - x\n- a: 2\n'],
    ['- a: 0 # mine\n', '- a: 0 # mine\n- a: 1\n  b:\n    - x\n- a: 2\n'],
    ['- a: 0', '- a: 0\n- a: 1\n  b:\n    - x\n- a: 2\n'],
    ['  - a: 0\n', '  - a: 0\n  - a: 1\n    b:\n      - x\n  - a: 2\n'],
    ['$schema: s.yaml\n', '$schema: s.yaml\na: 1\nb:\n  - x\n'],
    ['a: 5\n', 'holds-record'],
    ['[1, 2]\n', 'not-data'],
  ])('%j becomes %j', (text, after) => {
    expect(done(text, placeYamlData(text, written, '\n'))).toBe(after)
  })

  it('keeps CRLF', () => {
    expect(done('- a: 0\r\n', placeYamlData('- a: 0\r\n', '- a: 1\r\n  b: 2\r\n', '\r\n'))).toBe(
      '- a: 0\r\n- a: 1\r\n  b: 2\r\n',
    )
  })

  it('counts what is there', () => {
    expect([yamlCount('- 1\n- 2\n'), yamlCount('a: 1\n'), yamlCount('')]).toEqual([2, 0, 0])
  })
})

import { describe, expect, it } from 'vitest'
import type { Row } from '../../../src/engine/catalog/value.ts'
import { typescriptJudge } from '../../../src/engine/check/typescript.ts'
import { memoryHost } from '../memory-host.ts'
import { entityOf, readTypes, URI } from '../readers/typescript/read-types.ts'

function states(text: string, name: string, rows: readonly Row[]): readonly string[] {
  const reading = readTypes(text)
  const host = memoryHost({ '/src/types.ts': text })
  return typescriptJudge(reading, entityOf(reading, name), { uri: URI, text }, host)
    .judge(rows)
    .map((one) => one.state)
}

describe('typescriptJudge', () => {
  it('tells right rows from wrong ones', () => {
    const rows = [{ id: 1 }, { id: 'x' }, { id: 2, extra: true }, {}]
    expect(states('export interface T { id: number }', 'T', rows)).toEqual([
      'judged',
      'rejected',
      'rejected',
      'rejected',
    ])
  })
  it('judges what other files cannot see in the file itself', () => {
    const text = "enum Kind { A = 'a' } interface T { kind: Kind }\nexport const other = 1\n"
    expect(states(text, 'T', [{ kind: 'a' }, { kind: 'b' }])).toEqual(['judged', 'rejected'])
  })
  it('judges in strict mode whatever tsconfig says', () => {
    expect(states('export interface T { id: number }', 'T', [{ id: null }])).toEqual(['rejected'])
  })
})

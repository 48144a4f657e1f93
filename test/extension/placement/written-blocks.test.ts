import { describe, expect, it } from 'vitest'
import { contentHash, markerText, parseMarker } from '../../../src/extension/placement/marker.ts'
import { writtenBlocks } from '../../../src/extension/placement/written-blocks.ts'

const body = 'export const as: A[] = [\n  { id: 1 },\n]'
const marker = { entity: 'A', seed: 'a b', rows: 1, generation: 1, hash: contentHash(body) }
const block = `// ${markerText(marker)}\n${body}`

describe('the comment of a block', () => {
  it('is read back', () => {
    expect(parseMarker(` ${markerText(marker)}`)).toEqual(marker)
    expect(parseMarker(markerText({ ...marker, locale: 'de_AT' }))).toMatchObject({ locale: 'de_AT' })
    expect(parseMarker('lifelike is nice')).toBeUndefined()
    const grown = { ...marker, rows: 9, later: [{ seed: 'a,b+5', rows: 4 }] }
    expect(parseMarker(markerText(grown))).toEqual(grown)
  })

  it.each([
    ['a formatter', 'export const as: A[] = [{ id: 1 }];', true],
    ['another value', 'export const as: A[] = [\n  { id: 2 },\n]', false],
    ['another row', 'export const as: A[] = [\n  { id: 1 },\n  { id: 1 },\n]', false],
  ])('tells %s', (_, text, same) => {
    expect(contentHash(text) === contentHash(body)).toBe(same)
  })
})

describe('blocks of a text', () => {
  it.each([
    ['alone', block, body],
    ['among others', `const x = 1\n\n${block}\n\nconst y = [2]\n`, body],
    ['with CRLF', `${block}\n`.replaceAll('\n', '\r\n'), body.replaceAll('\n', '\r\n')],
    ['with a semicolon', `${block};\n`, `${body};`],
    ['in satisfies form', `${block} satisfies A[]\nfoo()\n`, `${body} satisfies A[]`],
  ])('%s', (_, text, expected) => {
    const [found] = writtenBlocks(text, 'typescript')
    expect(text.slice(found?.bodyStart, found?.end)).toBe(expected)
    expect(found?.start).toBe(text.indexOf('// lifelike'))
  })

  it('one that is broken in two is none', () => {
    expect(writtenBlocks(`// ${markerText(marker)}\nfoo()\n`, 'typescript')).toEqual([])
  })

  it('in SQL reach over all INSERTs that follow', () => {
    const sql = `-- ${markerText(marker)}\nBEGIN;\nINSERT INTO a VALUES (1);\nINSERT INTO b VALUES ('; -- no');\nCOMMIT;\n\nSELECT 1;\n`
    const [found] = writtenBlocks(sql, 'sql')
    expect(sql.slice(found?.bodyStart, found?.end)).toMatch(/^BEGIN;[^]*COMMIT;$/)
  })

  it('two stand apart', () => {
    const two = writtenBlocks(`${block}\n\n${block.replace('const as', 'const bs')}\n`, 'typescript')
    expect(two.map((each) => each.edited)).toEqual([false, true])
  })
})

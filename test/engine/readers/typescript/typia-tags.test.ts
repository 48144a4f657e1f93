import { describe, expect, it } from 'vitest'
import { isRecord, Special } from '../../../../src/engine/catalog/value.ts'
import { rowsOf } from './accepted-rows.ts'

/** As `@typia/interface` 14 declares them, without what only its compiler reads. */
const TAGS = `type TagBase<Props extends { target: string; kind: string; value: unknown }> = { 'typia.tag'?: Props }
export namespace tags {
  export type Format<V extends string> = TagBase<{ target: 'string'; kind: 'format'; value: V; exclusive: ['format', 'pattern']; schema: { format: V } }>
  export type Pattern<V extends string> = TagBase<{ target: 'string'; kind: 'pattern'; value: V; schema: { pattern: V } }>
  export type MinLength<V extends number> = TagBase<{ target: 'string'; kind: 'minLength'; value: V; validate: \`\${V} <= $input.length\` }>
  export type MaxLength<V extends number> = TagBase<{ target: 'string'; kind: 'maxLength'; value: V }>
  export type Type<V extends string> = TagBase<{ target: V extends 'int64' | 'uint64' ? 'bigint' | 'number' : 'number'; kind: 'type'; value: V }>
  export type Minimum<V extends number | bigint> = TagBase<{ target: V extends bigint ? 'bigint' : 'number'; kind: 'minimum'; value: V }>
  export type Maximum<V extends number | bigint> = TagBase<{ target: V extends bigint ? 'bigint' : 'number'; kind: 'maximum'; value: V }>
  export type ExclusiveMaximum<V extends number | bigint> = TagBase<{ target: 'number'; kind: 'exclusiveMaximum'; value: V }>
  export type MultipleOf<V extends number> = TagBase<{ target: 'number'; kind: 'multipleOf'; value: V }>
  export type MinItems<V extends number> = TagBase<{ target: 'array'; kind: 'minItems'; value: V }>
  export type UniqueItems = TagBase<{ target: 'array'; kind: 'uniqueItems'; value: true }>
  export type JsonSchemaPlugin<S extends object> = TagBase<{ target: 'object'; kind: 'jsonPlugin'; value: undefined; schema: S }>
}
`
const TEXT = `import type { tags } from './tags'
export interface Shop { id: string & tags.Format<'uuid'> }
export interface T {
  plain: (string & tags.Format<'email'>) | null
  word: string & tags.MinLength<3> & tags.MaxLength<8>
  zip: string & tags.Pattern<'^[0-9]{5}$'>
  whole: number & tags.Type<'uint32'> & tags.Minimum<18> & tags.ExclusiveMaximum<20>
  small: number & tags.Type<'int8'>
  step: number & tags.MultipleOf<0.25> & tags.Maximum<1> & tags.Minimum<0>
  big: bigint & tags.Type<'uint64'> & tags.Minimum<100n> & tags.Maximum<105n>
  list: (string & tags.Format<'ipv4'>)[] & tags.MinItems<2> & tags.UniqueItems
  meta: { a: number } & tags.JsonSchemaPlugin<{ 'x-a': 1 }>
  shopId: string & tags.Format<'uuid'>
  token: string & tags.Format<'uuid'>
}
`

describe('tags of typia', () => {
  it('limit the type that they stand beside, and are no brands and no members', async () => {
    const { made, judge, opened } = await rowsOf(TEXT, 20, { '/src/tags.ts': TAGS })
    expect(judge?.judge(made).every((one) => one.state === 'judged')).toBe(true)
    const shops = Array.from({ length: 20 }, (_, i) => opened.maker.row('Shop', i)).map(
      (one) => isRecord(one) && one.id,
    )
    for (const row of made) {
      if (!isRecord(row)) throw new Error('no record')
      expect(row.plain ?? 'a@b').toMatch(/@/)
      expect(row.word).toMatch(/^.{3,8}$/)
      expect(row.zip).toMatch(/^\d{5}$/)
      expect([18, 19]).toContain(row.whole)
      expect(Number.isInteger(row.small) && Math.abs(Number(row.small)) <= 128).toBe(true)
      expect([0, 0.25, 0.5, 0.75, 1]).toContain(row.step)
      expect(row.big instanceof Special && Number(row.big.text) >= 100 && Number(row.big.text) <= 105).toBe(true)
      const list = row.list as string[]
      expect(list.length >= 2 && new Set(list).size === list.length).toBe(true)
      for (const one of list) expect(one).toMatch(/^\d+\.\d+\.\d+\.\d+$/)
      expect(Object.keys(row.meta ?? {})).toEqual(['a'])
      expect(row.token).toMatch(/^[0-9a-f-]{36}$/)
      expect(shops).toContain(row.shopId)
      expect(shops).not.toContain(row.token)
    }
  })
})

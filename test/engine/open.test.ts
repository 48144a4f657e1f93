import { expect, it } from 'vitest'
import { open } from '../../src/engine/index.ts'
import { memoryHost } from './memory-host.ts'

async function chosen(uri: string, text: string, entity?: string): Promise<readonly string[]> {
  const opened = await open(
    { source: { uri, text }, ...(entity === undefined ? {} : { entity }) },
    memoryHost(),
  )
  return opened.chosen.map((one) => one.entity.name)
}

const module =
  'interface Hidden { a: string }\nexport interface User { name: string }\nexport default interface Main { id: number }'

it('with no entity named, a module gives the types that it exports', async () => {
  expect(await chosen('file:///m.ts', module)).toEqual(['User', 'Main'])
})

it('a type that is not exported can be named', async () => {
  expect(await chosen('file:///m.ts', module, 'Hidden')).toEqual(['Hidden'])
})

it('a module that exports no type gives all', async () => {
  expect(await chosen('file:///m.ts', 'interface A { a: string }\ninterface B { b: number }')).toEqual(['A', 'B'])
})

it('a schema gives its root, else each definition', async () => {
  const definitions = { A: { type: 'string' }, B: { type: 'number' } }
  expect(await chosen('file:///s.schema.json', JSON.stringify({ type: 'object', definitions }))).toEqual(['s'])
  expect(await chosen('file:///s.schema.json', JSON.stringify({ definitions }))).toEqual(['A', 'B'])
})

it('a DDL gives every table', async () => {
  expect(await chosen('file:///t.sql', 'CREATE TABLE a (id int); CREATE TABLE b (id int);')).toEqual(['a', 'b'])
})

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { produce } from '../../../../src/engine/produce.ts'
import { diskHost } from '../../../../src/worker/disk-host.ts'

const root = path.resolve(import.meta.dirname, '../../../..')
const disk = diskHost(path.join(root, 'node_modules/typescript6/lib'))

async function make(text: string, entity: string, rows = 20) {
  const uri = pathToFileURL(`${root}/test/own.ts`).href
  let written = ''
  const problems: string[] = []
  let judged = 0
  for await (const one of produce({ source: { uri, text }, entity, rows }, disk)) {
    if (one.kind === 'text') written += one.text
    if (one.kind === 'diagnostic') problems.push(one.diagnostic.message)
    if (one.kind === 'summary') judged = one.summary.entities[0]?.judged ?? 0
  }
  const of = (name: string): string[] =>
    [...written.matchAll(new RegExp(`\\b${name}: (.+?),?$`, 'gm'))].map((one) => one[1] ?? '')
  return { written, problems, judged, of }
}

describe('constants that hold a schema', () => {
  it('zod: the type through the checker, limits from the validators', async () => {
    const text = `import { z } from 'zod'
const Base = z.object({ id: z.string().uuid(), age: z.number().int().min(18).max(99).optional() })
export const UserSchema = Base.extend({
  contact: z.string().email(), code: z.string().regex(/^[A-Z]{3}-\\d{2}$/), tags: z.array(z.string().min(2).max(4)).length(3),
  at: z.coerce.date(), role: z.enum(['a', 'b']), short: z.string().transform((one) => one.length),
})
`
    const { written, judged, of, problems } = await make(text, 'UserSchema')
    expect(problems).toEqual([])
    expect(judged).toBe(20)
    expect(written).toMatch(
      /^import type \{ UserSchema \} from "\.\/own";\nimport type \{ z \} from "zod";\n\nexport const users: z\.infer<typeof UserSchema>\[\] = /,
    )
    for (const one of of('id')) expect(one).toMatch(/^"[0-9a-f]{8}-/)
    for (const one of of('age'))
      expect(Number(one) >= 18 && Number(one) <= 99 && Number.isInteger(Number(one))).toBe(true)
    for (const one of of('contact')) expect(one).toContain('@')
    for (const one of of('code')) expect(one).toMatch(/^"[A-Z]{3}-\d{2}"$/)
    for (const one of of('short')) expect(one).toMatch(/^[-\d.]+$/)
    expect(of('age').length).toBeGreaterThan(5)
  })

  it('an alias of its type has its limits and gives the written name', async () => {
    const text = `import * as z from 'zod'\nconst Schema = z.object({ code: z.string().startsWith('X-').max(8), n: z.number().gt(3).lt(4) })\nexport type Thing = z.infer<typeof Schema>\n`
    const { of, judged } = await make(text, 'Thing')
    expect(judged).toBe(20)
    for (const one of of('code')) expect(one).toMatch(/^"X-.{0,6}"$/)
    for (const one of of('n')) expect(Number(one) > 3 && Number(one) < 4).toBe(true)
    expect((await make(text, 'Schema')).written).toContain('export const things: Thing[]'.replace('things', 'schemas'))
  })

  it('valibot', async () => {
    const text = `import * as v from 'valibot'
export const PetSchema = v.object({ name: v.pipe(v.string(), v.minLength(3), v.maxLength(5)), mail: v.pipe(v.string(), v.email()), age: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(30))) })
`
    const { written, judged, of } = await make(text, 'PetSchema')
    expect(judged).toBe(20)
    expect(written).toContain('export const pets: InferOutput<typeof PetSchema>[] =')
    for (const one of of('name')) expect(one.length >= 5 && one.length <= 7).toBe(true)
    for (const one of of('mail')) expect(one).toContain('@')
    for (const one of of('age')) expect(Number.isInteger(Number(one)) && Number(one) <= 30).toBe(true)
  })

  it('typebox', async () => {
    const text = `import { Type } from '@sinclair/typebox'
const Inner = Type.Object({ size: Type.Integer({ minimum: 5, maximum: 7 }) })
export const BoxSchema = Type.Object({ mail: Type.String({ format: 'email' }), inner: Inner, list: Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { minItems: 2, maxItems: 2 }) })
`
    const { written, judged, of } = await make(text, 'BoxSchema')
    expect(judged).toBe(20)
    expect(written).toContain('export const boxes: Static<typeof BoxSchema>[] =')
    for (const one of of('size')) expect(['5', '6', '7']).toContain(one)
    for (const one of of('mail')) expect(one).toContain('@')
  })

  it('drizzle, a schema that is not exported, and constants that are none', async () => {
    const text = `import { pgTable, serial, varchar } from 'drizzle-orm/pg-core'
import { z } from 'zod'
export const users = pgTable('users', { id: serial('id').primaryKey(), code: varchar('code', { length: 4 }).notNull() })
const Own = z.object({ at: z.number().int().min(1).max(2) })
export const limit = Math.max(1, 2)
`
    const drizzle = await make(text, 'users')
    expect(drizzle.judged).toBe(20)
    expect(drizzle.written).toContain('export const usersData: typeof users.$inferSelect[] =')
    for (const one of drizzle.of('code')) expect(one.length).toBeLessThanOrEqual(6)
    expect((await make(text, 'Own')).judged).toBe(20)
    expect((await make(text, 'limit')).problems[0]).toContain('There is no `limit`; there is: users, Own')
  })
})

describe('arguments that the user names', () => {
  const host = { readText: (uri: string) => (uri.startsWith('lib:') ? disk.readText(uri) : undefined), list: () => [] }
  const text = `export interface User { id: 1 }
interface Hidden { h: 2 }
export interface Page<T, N extends number = 3> { items: T[]; n: N }
`
  const run = async (entity: string) => {
    let written = ''
    let judged = 0
    const problems: string[] = []
    for await (const one of produce(
      {
        source: { uri: 'file:///src/types.ts', text },
        entity,
        rows: 3,
        format: 'ts',
        write: { target: 'file:///src/deep/data.ts' },
      },
      host,
    )) {
      if (one.kind === 'text') written += one.text
      if (one.kind === 'summary') judged = one.summary.entities[0]?.judged ?? 0
      if (one.kind === 'diagnostic') problems.push(one.diagnostic.message)
    }
    return { written, judged, problems }
  }

  it('fill its parameters', async () => {
    const { written, judged } = await run('Page<User, 4>')
    expect(judged).toBe(3)
    expect(written).toMatch(
      /^import type \{ Page, User \} from "\.\.\/types";\n\nexport const pageUser4s: Page<User, 4>\[\] = \[/,
    )
    expect(written).toMatch(/items: \[\{?\s*\{?\s*id: 1/)
    expect(written).toMatch(/n: 4/)
  })

  it('may be what is not exported, or inline', async () => {
    expect((await run('Page<Hidden>')).judged).toBe(3)
    expect((await run('Page<{ a: "x" }>')).written).toContain('a: "x"')
  })

  it('that do not fit are told', async () => {
    expect((await run('Page<User, "x">')).problems[0]).toContain("Type 'string' does not satisfy")
    expect((await run('Page<Nobody>')).problems[0]).toContain("Cannot find name 'Nobody'")
  })
})

import { describe, expect, it } from 'vitest'
import { faults } from './accepted-rows.ts'

// Each is a class of types that published packages hold.
const TYPES: { readonly [name: string]: string } = {
  'a field that one part of an intersection may miss and another has undefined': `
    type Reply = T & { reply: undefined }
    export interface T { id: number; reply?: Reply; text?: string }`,
  'members of a library object made optional, those of every object among them': `
    type Deep<X> = X extends object ? { [K in keyof X]?: Deep<X[K]> } : X
    export type T = { at: Deep<Date>; on?: Deep<RegExp> }`,
}

describe('values that the compiler accepts', () => {
  it.each(Object.entries(TYPES))('%s', async (_, text) => {
    expect(await faults(text)).toEqual([])
  })
})

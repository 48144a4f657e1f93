import type { Subject } from './subject.ts'

/** What one clue says of a field. `meaning: null`: the field is known to be nothing we name, so that no other clue may. */
export interface Hunch {
  readonly meaning: string | null
  readonly confidence: number
  readonly because: string
  readonly role?: string
  readonly args?: { readonly [name: string]: string | number | boolean }
}

/** One kind of clue: `registry.ts` lists them. Pure, and never looks at siblings (law 1). */
export interface Clue {
  readonly id: string
  read(subject: Subject): readonly Hunch[]
}

import type { Block } from '../engine/blocks.ts'
import type { Diagnostic } from '../engine/diagnostics/diagnostic.ts'
import type { Fetched, Source } from '../engine/catalog/host.ts'
import type { Binding } from '../engine/fixtures/named-sources.ts'
import type { Filled, FillOptions } from '../engine/filled.ts'
import type { FilledHere } from '../engine/fill-here.ts'
import type { ReadResult } from '../engine/catalog/reader.ts'
import type { Look, Needle } from '../engine/find-row.ts'
import type { Page, Picture, Produced, Request } from '../engine/requests.ts'

/** What the worker answers: the engine's verbs over plain data. Bad input gives diagnostics, never a rejection. */
export type EngineApi = {
  /** Events: texts of about 64 kB, progress, diagnostics, one summary. */
  readonly produce: { readonly input: Request; readonly event: Produced; readonly output: void }
  /** Every `of`-th block of a request's text from number `nth` on; `null`: a row of it was rejected. */
  readonly blocks: {
    readonly input: { readonly request: Request; readonly of: number; readonly nth: number }
    readonly event: Block | null
    readonly output: void
  }
  readonly read: { readonly input: Source; readonly event: never; readonly output: ReadResult }
  readonly explain: {
    readonly input: Request
    readonly event: never
    readonly output: { readonly text: string; readonly diagnostics: readonly Diagnostic[] }
  }
  readonly page: { readonly input: PageRequest; readonly event: never; readonly output: PageAnswer }
  readonly picture: {
    readonly input: { readonly request: Request; readonly entity: string; readonly path: readonly string[] }
    readonly event: never
    readonly output: Picture | null
  }
  /** The row that holds something, `-1` when none on the way does. */
  readonly find: {
    readonly input: { readonly request: Request; readonly entity: string; readonly needle: Needle } & Look
    readonly event: never
    readonly output: number
  }
  /** What a fixture's rows may be rows of. */
  readonly bind: { readonly input: Source; readonly event: never; readonly output: readonly Binding[] }
  /** The smallest edits that complete a fixture by the request's source. */
  readonly fill: { readonly input: FillRequest; readonly event: never; readonly output: Filled }
  /** The value wanted at a place of a TypeScript file, or the members that a literal there lacks. */
  readonly fillHere: { readonly input: FillHereRequest; readonly event: never; readonly output: FilledHere }
  /** What a field can denote, in the order of a list. */
  readonly meanings: { readonly input: undefined; readonly event: never; readonly output: readonly Meaning[] }
  /** What is to be said of a source when it is read and compiled, without a record being made. */
  readonly diagnose: { readonly input: Request; readonly event: never; readonly output: readonly Diagnostic[] }
  /** A text of the network; asked for only when the user allows it. */
  readonly fetchText: { readonly input: string; readonly event: never; readonly output: Fetched }
  /** Unsaved text of an open document wins over disk from now on; `undefined`: it was closed or saved. */
  readonly overlay: { readonly input: Overlay; readonly event: never; readonly output: void }
}

/** A meaning or a faker method, with three values of it. */
export interface Meaning {
  readonly meaning: string
  readonly of: 'meaning' | 'faker'
  readonly examples: readonly string[]
}

export interface Overlay {
  readonly uri: string
  readonly text: string | undefined
}

export interface FillRequest {
  readonly data: Source
  readonly request: Request
  readonly options: FillOptions
}

/** `range`: a cursor, or where the compiler's error stands. */
export interface FillHereRequest {
  readonly range: { readonly start: number; readonly end: number }
  readonly request: Request
}

export interface PageRequest {
  readonly request: Request
  readonly entity?: string
  readonly from: number
  readonly count: number
  /** `false`: the rows alone; their verdicts are asked for after. */
  readonly judge?: boolean
}

export interface PageAnswer {
  /** `null`: the entity is not there or holds no value; the diagnostics say why. */
  readonly page: Page | null
  /** What can be looked at besides. */
  readonly entities: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

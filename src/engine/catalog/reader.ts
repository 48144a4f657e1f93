import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Catalog } from './catalog.ts'
import type { Host, Source } from './host.ts'
import type { Json } from './value.ts'

/** What reading gave: always a catalog, however broken the text. */
export interface ReadResult {
  readonly catalog: Catalog
  readonly diagnostics: readonly Diagnostic[]
  /** What the judge needs besides the catalog. */
  readonly evidence?: Evidence
}

/** The original source in the judge's terms, JSON-safe. */
export type Evidence =
  | {
      readonly kind: 'json-schema'
      /** The text that was read. */
      readonly source: Source
      /** The schema document as parsed; entity keys are JSON pointers into it. */
      readonly schema: Json
      readonly draft: 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12'
      /** Other documents it refers to, by URI. */
      readonly documents: { readonly [uri: string]: Json }
      /** Keywords of OpenAPI: `discriminator`, `nullable`. */
      readonly openapi?: boolean
    }
  | { readonly kind: 'typescript'; readonly uri: string }
  | { readonly kind: 'sql'; readonly dialect: string }

/** Reads one language. Registered in `readers/registry.ts`. */
export interface Reader {
  readonly id: string
  /** Does this reader take the source? Judged by language id, file name, first characters. */
  takes(source: Source): boolean
  /**
   * `asked`: the entity that is wanted, which may be none that stands in the text by itself (`Page<User>`).
   * Brings its heavy parts in (a grammar, a compiler) on first use, then reads at once. Never throws on bad input.
   */
  read(source: Source, host: Host, asked?: string): Promise<ReadResult>
}

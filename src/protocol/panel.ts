import type { Severity } from '../engine/diagnostics/diagnostic.ts'
import type { Page } from '../engine/requests.ts'

/** What the user chose in the panel. */
export interface PanelChoices {
  readonly entity: string | null
  /** Rows shown, from `from` on. */
  readonly from: number
  readonly rows: number
  readonly seed: string
}

/** A diagnostic with its place as the user reads it, counted from 1. */
export interface PanelProblem {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly instead: string | null
  readonly line: number | null
  readonly column: number | null
}

/** The source as the panel shows it beside the rows. */
export interface PanelSource {
  /** As the user knows it: the path in the workspace. */
  readonly name: string
  readonly language: string
  /** The text of the entity, or of the file; cut where it is long. */
  readonly text: string
  /** Line of the first line of `text` in the file, from 1. */
  readonly firstLine: number
}

/** What the panel shows now. `revision` grows with every change of source or choices: an older answer is dropped. */
export type PanelState =
  | { readonly kind: 'working'; readonly revision: number }
  | {
      readonly kind: 'rows'
      readonly revision: number
      readonly page: Page
      /** The same rows as they would be written. */
      readonly written: { readonly format: string; readonly text: string }
      readonly entities: readonly string[]
      readonly problems: readonly PanelProblem[]
    }
  | {
      readonly kind: 'error'
      readonly revision: number
      readonly message: string
      readonly problems: readonly PanelProblem[]
    }

/** Extension → panel. */
export type ToPanel =
  | { readonly kind: 'show'; readonly source: PanelSource; readonly choices: PanelChoices; readonly state: PanelState }
  /** Strings of the panel in the user's language, by key. */
  | { readonly kind: 'words'; readonly words: { readonly [key: string]: string } }

/** Panel → extension. */
export type FromPanel =
  /** Listening: what is to be shown may be sent. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'choose'; readonly choices: PanelChoices }
  | { readonly kind: 'do'; readonly action: 'generate' | 'copy' | 'details' }
  /** Reveal a place of the source in the editor, counted from 1. */
  | { readonly kind: 'reveal'; readonly line: number; readonly column: number }

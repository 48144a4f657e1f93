import type { Diagnostic, Severity, Span } from '../engine/diagnostics/diagnostic.ts'
import type { AnnotationChoices } from './annotation.ts'
import type { Page, PageColumn, Picture } from '../engine/requests.ts'

/** Rows that a panel starts with when the settings ask for fewer: few would show little. */
export const FIRST_ROWS = 50

/** What the user chose in the panel. */
export interface PanelChoices {
  readonly entity: string | null
  /** Rows there are to look at: only those in view are made. */
  readonly rows: number
  readonly seed: string
  readonly locale: string
  /** Writer id, or `natural`. */
  readonly format: string
  /** 0..1; `null`: as the settings say. */
  readonly optionalRate: number | null
  readonly nullRate: number | null
}

/** A diagnostic with its place as the user reads it, counted from 1. */
export interface PanelProblem extends Pick<Diagnostic, 'code' | 'message'> {
  readonly severity: Severity
  readonly instead: string | null
  readonly line: number | null
  readonly column: number | null
}

/** The source as the panel shows it beside the rows. */
export interface PanelSource {
  readonly uri: string
  /** As the user knows it: the path in the workspace. */
  readonly name: string
  /** The text of the entity, or of the file; cut where it is long. */
  readonly text: string
  /** Line of the first line of `text` in the file, from 1. */
  readonly firstLine: number
}

/** Some rows of the state with that revision. */
export type PanelRows = Pick<Page, 'rows' | 'verdicts' | 'judge'> & { readonly revision: number; readonly from: number }

/** What the panel shows now. `revision` grows with every change of source or choices: an older answer is dropped. */
export type PanelState =
  | { readonly kind: 'working'; readonly revision: number }
  | {
      readonly kind: 'rows'
      readonly revision: number
      readonly entity: string
      readonly total: number
      readonly columns: readonly PageColumn[]
      readonly first: PanelRows
      readonly entities: readonly string[]
      readonly problems: readonly PanelProblem[]
      /** Why it is shown anew: cells that an edit or another draw changed are marked. */
      readonly cause: 'choice' | 'edit' | 'draw'
      /** Draws and pins that can be taken back, and that were. */
      readonly undo: number
      readonly redo: number
    }
  | {
      readonly kind: 'error'
      readonly revision: number
      readonly message: string
      readonly problems: readonly PanelProblem[]
      /** The text is half written: what was shown before stays, dimmed. */
      readonly passing: boolean
    }

/** A cell, row or column to draw again, or a value to pin there. */
export interface PanelChange {
  readonly entity: string
  readonly row?: number
  readonly column?: string
  readonly value?: null | boolean | number | string
}

/** Extension → panel. */
export type ToPanel =
  | { readonly kind: 'show'; readonly source: PanelSource; readonly choices: PanelChoices; readonly state: PanelState }
  | ({ readonly kind: 'rows' } & PanelRows)
  | { readonly kind: 'written'; readonly revision: number; readonly format: string; readonly text: string }
  | { readonly kind: 'picture'; readonly revision: number; readonly picture: Picture | null }
  /** What is written beside a field, for the user to change; `meanings`: what it can denote, each with a value of it. */
  | {
      readonly kind: 'annotation'
      readonly span: Span
      readonly path: readonly string[]
      readonly choices: AnnotationChoices
      readonly locales: readonly string[]
      readonly meanings: readonly { readonly meaning: string; readonly example: string }[]
    }
  /** What the field's values would be with choices not written yet; `null`: that cannot be told. */
  | { readonly kind: 'tried'; readonly values: readonly unknown[] | null; readonly problems: readonly string[] }
  /** Brings a row into view; -1: nothing was found. */
  | { readonly kind: 'found'; readonly revision: number; readonly row: number; readonly record: unknown }
  /** Strings of the panel in the user's language, by key, and what can be chosen. */
  | { readonly kind: 'words'; readonly words: { readonly [key: string]: string }; readonly locales: readonly string[] }

/** Panel → extension. */
export type FromPanel =
  /** Listening: what is to be shown may be sent. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'choose'; readonly choices: PanelChoices }
  | { readonly kind: 'rows'; readonly revision: number; readonly from: number; readonly count: number; readonly judge: boolean }
  | { readonly kind: 'written'; readonly revision: number }
  | { readonly kind: 'picture'; readonly revision: number; readonly path: readonly string[] }
  | { readonly kind: 'change'; readonly change: PanelChange }
  | { readonly kind: 'undo' | 'redo' }
  | { readonly kind: 'find'; readonly revision: number; readonly text: string; readonly from: number; readonly back: boolean }
  /** To the row of another entity that a value refers to. */
  | { readonly kind: 'follow'; readonly entity: string; readonly column: string; readonly value: null | boolean | number | string }
  | { readonly kind: 'do'; readonly action: 'generate' | 'copy' | 'save' | 'fill' | 'details' }
  | { readonly kind: 'copyText'; readonly text: string }
  | { readonly kind: 'copyRows'; readonly from: number; readonly count: number }
  /** Reveal a place of the source in the editor, counted from 1. */
  | { readonly kind: 'reveal'; readonly line: number; readonly column: number }
  | { readonly kind: 'revealSpan'; readonly span: Span }
  /** Write beside a field of the source what it denotes. */
  | { readonly kind: 'meaning'; readonly span: Span }
  /** What is written beside a field? */
  | { readonly kind: 'annotation'; readonly span: Span; readonly path: readonly string[] }
  /** What would the field's values be with these choices? */
  | { readonly kind: 'try'; readonly span: Span; readonly path: readonly string[]; readonly choices: AnnotationChoices }
  /** Write the choices beside the field. */
  | { readonly kind: 'annotate'; readonly span: Span; readonly choices: AnnotationChoices }

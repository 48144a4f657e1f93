import type { DiagnosticCode } from './codes.ts'

/** A half-open range of UTF-16 offsets in the text of `uri` (absent: the source that was read). */
export interface Span {
  readonly start: number
  readonly end: number
  readonly uri?: string
}

export type Severity = 'error' | 'warning' | 'information'

/** A problem: what is wrong, where, and what was done instead. Never thrown, always returned. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: string
  readonly span: Span | null
  /** What was done instead, as a sentence. */
  readonly instead?: string
  /** Other places that take part ("`minimum: 10` here"). */
  readonly related?: readonly { readonly message: string; readonly span: Span }[]
}

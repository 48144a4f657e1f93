import type { Span } from '../../diagnostics/diagnostic.ts'

/** Takes what a parser finds: where values stand, and what is wrong. */
export interface Found {
  readonly place: (value: object, span: Span, members: Map<string, Span>) => void
  readonly at: (start: number, end: number) => Span
  readonly problem: (message: string, span: Span) => void
}

/** Deeper texts are not read: recursion ends before the stack does. */
export const MAX_DEPTH = 900

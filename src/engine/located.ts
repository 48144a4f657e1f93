import type { Value } from './catalog/value.ts'
import type { Diagnostic, Span } from './diagnostics/diagnostic.ts'

/** A value and where it stands. */
export interface Located {
  readonly value: Value
  readonly span: Span
  /** Of an array. */
  readonly items?: readonly Located[]
  /** Of an object. */
  readonly members?: ReadonlyMap<string, Located>
}

/** What reading data gave: null when there is nothing to judge. */
export interface Read {
  readonly data: Located | null
  readonly diagnostics: readonly Diagnostic[]
}

export type SpanOf = (start: number, end: number) => Span

/** No data, and why. */
export function failed(code: Diagnostic['code'], message: string, span: Span): Read {
  return { data: null, diagnostics: [{ code, severity: 'error', message, span }] }
}

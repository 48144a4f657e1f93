import type { Diagnostic, Span } from '../protocol/engine-types.ts'
import type { PanelProblem } from '../protocol/panel.ts'

/** Line and column of an offset, from 1. */
export function positionAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - (before.lastIndexOf('\n') + 1) + 1 }
}

/** `file:line:col` of a span (without a file: `line:col`); a span of another file is named by that file alone. */
export function placeOf(text: string, span: Span | null, file?: string): string {
  if (span === null) return file ?? ''
  if (span.uri !== undefined) return span.uri.replace(/^.*\//, '')
  const { line, column } = positionAt(text, span.start)
  return `${file === undefined ? '' : `${file}:`}${line}:${column}`
}

/** Diagnostics as the panel lists them, errors first. */
export function panelProblems(text: string, diagnostics: readonly Diagnostic[]): PanelProblem[] {
  const rank = { error: 0, warning: 1, information: 2 }
  return diagnostics
    .map(({ severity, code, message, instead, span }) => {
      const place = span === null || span.uri !== undefined ? undefined : positionAt(text, span.start)
      return { severity, code, message, instead: instead ?? null, line: place?.line ?? null, column: place?.column ?? null }
    })
    .toSorted((a, b) => rank[a.severity] - rank[b.severity])
}

/** Message and advice as two sentences. */
export function spoken(message: string, instead: string | undefined): string {
  if (instead === undefined) return message
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${instead.slice(0, 1).toUpperCase()}${instead.slice(1)}`
}

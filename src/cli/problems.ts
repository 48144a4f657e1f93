import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import type { Diagnostic, Span } from '../engine/diagnostics/diagnostic.ts'
import { lineMap } from '../engine/index.ts'

/** Writes diagnostics to standard error as `file:line:col severity code message`; remembers whether one was an error. */
export interface Problems {
  tell(diagnostic: Diagnostic): void
  /** Was an error told? */
  failed(): boolean
}

/** Problems of the text at `uri` unless they say where else. */
export function problemsOf(uri: string, host: Host, print: (line: string) => void): Problems {
  const maps = new Map<string, ReturnType<typeof lineMap>>()
  let failed = false

  function place(span: Span | null): string {
    const file = span?.uri ?? uri
    const map = maps.get(file) ?? lineMap(host.readText(file) ?? '')
    maps.set(file, map)
    const { line, column } = map(span?.start ?? 0)
    return `${nameOf(file)}:${line}:${column}`
  }

  return {
    tell({ severity, code, message, span, instead, related = [] }) {
      failed ||= severity === 'error'
      const text = instead === undefined ? message : `${message}${/[.!?]$/.test(message) ? '' : '.'} ${instead}`
      print(`${place(span)} ${severity} ${code} ${onOneLine(text)}\n`)
      for (const other of related) print(`  ${place(other.span)} ${onOneLine(other.message)}\n`)
    },
    failed: () => failed,
  }
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ')
}

/** As short as the user would type it. */
function nameOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri
  const file = fileURLToPath(uri)
  const relative = path.relative('', file)
  return relative.startsWith('..') ? file : relative
}

import { typescriptTokens } from '../../outline/typescript-tokens.ts'
import type { TextEdit } from './edit.ts'

const IMPORT = /^import [^\n]*(?:\r?\n|$)/

/** A written module: its import statements, one a line, and the rest. */
export function splitImports(written: string): { readonly imports: readonly string[]; readonly body: string } {
  const imports: string[] = []
  let rest = written
  for (let found = IMPORT.exec(rest); found !== null; found = IMPORT.exec(rest)) {
    imports.push(found[0].trim())
    rest = rest.slice(found[0].length)
  }
  return { imports, body: rest.trim() }
}

/** The edit that brings in what `imports` name and the text does not know yet: behind its own imports, else at its top. */
export function addImports(text: string, imports: readonly string[], eol: string): TextEdit[] {
  const known = importedNames(text)
  const missing = imports.flatMap((statement) => {
    const [, type = '', names, from] = /^import (type )?\{ ?(.*?) ?\} (from .*)$/.exec(statement) ?? []
    if (names === undefined || from === undefined) return text.includes(statement.replace(/;$/, '')) ? [] : [statement]
    const wanted = names.split(',').map((name) => name.trim()).filter((name) => !known.has(name.split(' as ').at(-1)?.replace(/^type /, '') ?? name))
    return wanted.length === 0 ? [] : [`import ${type}{ ${wanted.join(', ')} } ${from}`]
  })
  if (missing.length === 0) return []
  const end = importsEnd(text)
  const at = end ?? (/^#![^\n]*\n/.exec(text)?.[0].length ?? 0)
  const lines = missing.join(eol)
  return [{ start: at, end: at, text: end === undefined ? lines + eol + eol : eol + lines }]
}

/** The end of the last import statement; `undefined` without any. */
function importsEnd(text: string): number | undefined {
  const tokens = typescriptTokens(text)
  let end: number | undefined
  for (const [index, token] of tokens.entries()) {
    const starts = token.text === 'import' && token.first && tokens[index + 1]?.text !== '(' && tokens[index + 1]?.text !== '.'
    if (!starts) continue
    let at = index + 1
    while (at < tokens.length && tokens[at]?.kind !== 'string' && tokens[at]?.text !== 'import') at++
    if (tokens[at]?.kind !== 'string') continue
    end = tokens[at + 1]?.text === ';' ? tokens[at + 1]?.end : tokens[at]?.end
  }
  return end
}

function importedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, clause = ''] of text.matchAll(/^import\s+(?:type\s+)?([^'"]*?)\s+from\b/gm)) {
    for (const part of clause.replace(/[{}]/g, ',').split(',')) {
      const name = part.trim().split(/\s+as\s+/).at(-1)?.replace(/^type\s+/, '')
      if (name !== undefined && name !== '') names.add(name)
    }
  }
  return names
}

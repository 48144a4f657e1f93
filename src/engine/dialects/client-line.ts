import type { Dialect } from './dialect.ts'

const ORACLE_LINE =
  /(?:prompt|spool|whenever|set\s+(?:echo|verify|feedback|define|serveroutput|linesize|pages|pagesize|heading|term|trim|scan|sqlblanklines|timing|lines)|rem(?:ark)?\s|accept|exit\b|connect\b|conn\b|@@?\S|define\b|column\b.*format|show\s+err)/iy
const SYBASE_LINE = /:(?:r|setvar|on)\b/iy
const SHELL_LINE = /\.(?:mode|read|open|import|headers?|separator|output|timeout|bail|echo|print|width|nullvalue)\b/y
const GO_LINE = /go(?:\s+\d+)?\s*;?\s*$/iy

/** Where a line stands. */
interface Place {
  readonly dialect: Dialect
  readonly start: number
  /** Asked for seldom: finding it is a look at the whole line. */
  readonly lineEnd: (from: number) => number
  /** Within parentheses, where a client takes no command: `prompt varchar2(20)` is a column there. */
  readonly inside: boolean
}

/** Is the line one for the client program (`GO`, `\connect`, `DELIMITER`, `/`)? */
export function isClientLine(text: string, { dialect, start, lineEnd, inside }: Place): boolean {
  const is = (pattern: RegExp): boolean => {
    pattern.lastIndex = start
    return pattern.test(text)
  }
  const first = (text[start] ?? '').toLowerCase()
  switch (dialect.base) {
    case 'mysql':
      return first === 'd' && /^delimiter\s/i.test(text.slice(start, start + 10))
    case 'postgresql':
      return first === '\\'
    case 'sqlite':
      return first === '.' && is(SHELL_LINE)
    case 'mssql':
      if (first === ':' && is(SYBASE_LINE)) return true
      break
    case 'oracle':
      if (first === '/' && text.slice(start, lineEnd(start)).trim() === '/') return true
      if (!inside && is(ORACLE_LINE)) return true
      if (dialect.id === 'firebird' && first === 's' && /^set\s+term\s/i.test(text.slice(start, start + 12)))
        return true
      break
  }
  if (first !== 'g') return false
  GO_LINE.lastIndex = 0
  return GO_LINE.test(text.slice(start, lineEnd(start)))
}

import type { Token } from '../dialects/token.ts'

/** Types of whole numbers, and of decimals, by the names that `readTypeName` gives; an interval is neither. */
export const WHOLE_TYPE = /^(?:int(?!erval)|bigint|smallint)/
export const DECIMAL_TYPE = /^(?:numeric|decimal|float|double|real)/

/** Reads the type of a cast from `start` on: its lower-case name without arguments, and the token after it. */
export function readTypeName(tokens: readonly Token[], start: number): { readonly name: string; readonly next: number } {
  let at = start
  const upper = (): string => (tokens[at]?.kind === 'word' ? (tokens[at]?.text.toUpperCase() ?? '') : '')
  const sign = (): string => (tokens[at]?.kind === 'sign' ? (tokens[at]?.text ?? '') : '')
  const until = (close: string): void => {
    while (at < tokens.length && sign() !== close) at++
    at++
  }
  const parts: string[] = []
  const first = tokens[at]
  if (first && first.kind !== 'sign') parts.push(first.text.toLowerCase())
  at++
  while (sign() === '.') {
    parts[0] = tokens[at + 1]?.text.toLowerCase() ?? ''
    at += 2
  }
  while (/^(?:VARYING|PRECISION|WITHOUT|WITH|TIME|ZONE|UNSIGNED|SIGNED)$/.test(upper())) {
    parts.push(upper().toLowerCase())
    at++
  }
  if (sign() === '(') until(')')
  while (/^(?:WITHOUT|WITH|TIME|ZONE)$/.test(upper())) at++
  while (sign() === '[') {
    until(']')
    parts.push('[]')
  }
  return { name: parts.join(' '), next: at }
}

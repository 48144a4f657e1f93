import { Special } from '../catalog/value.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { tokensOf } from '../dialects/lexer.ts'
import type { Token } from '../dialects/token.ts'
import type { Comparison, Expression } from './expression.ts'
import { COMPARISONS, plainOperators, REGEXPS } from './operators.ts'
import { globOfLike } from './patterns.ts'
import { readCase } from './parse-case.ts'
import { readSpelledCall, skipJsonForm } from './spelled-calls.ts'
import { readTypeName } from './type-name.ts'

const MOST_DEEP = 100
/** Parses an SQL expression. Never throws: what is not understood becomes `unknown`. */
export function parseExpression(text: string, dialect: Dialect): Expression {
  const tokens = plainOperators(tokensOf(text, dialect))
  const parser = parserOver(tokens, text, dialect.base)
  const parsed = parser.expression(0)
  return parser.done() ? parsed : { kind: 'unknown', text }
}

/** What LIKE means: whether it tells case apart, and whether `[a-z]` is one of several characters. */
interface Likes {
  readonly anyCase: boolean
  readonly classes: boolean
}

function parserOver(tokens: readonly Token[], text: string, base: Dialect['base']): { expression(depth: number): Expression; done(): boolean } {
  const likes: Likes = { anyCase: /^(?:sqlite|mysql|mssql)$/.test(base), classes: base === 'mssql' }
  const isMySql = base === 'mysql'
  let at = 0
  const upper = (ahead = 0): string => tokens[at + ahead]?.upper ?? ''
  const sign = (ahead = 0): string => {
    const token = tokens[at + ahead]
    return token?.kind === 'sign' ? token.text : ''
  }
  const word = (...words: readonly string[]): boolean => {
    if (words.some((one, i) => upper(i) !== one)) return false
    at += words.length
    return true
  }
  const eat = (one: string): boolean => {
    if (sign() !== one) return false
    at++
    return true
  }
  const unknown = (): Expression => {
    at = tokens.length
    return { kind: 'unknown', text }
  }

  function expression(depth: number): Expression {
    if (depth > MOST_DEEP) return unknown()
    const of = [exclusive(depth)]
    while (word('OR')) of.push(exclusive(depth))
    return of.length === 1 && of[0] ? of[0] : { kind: 'or', of }
  }
  /** MySQL's XOR, between OR and AND: one side holds and the other does not, NULL beside NULL. */
  function exclusive(depth: number): Expression {
    let left = conjunction(depth)
    while (word('XOR')) {
      left = { kind: 'compare', operator: '<>', left: { kind: 'not', of: left }, right: { kind: 'not', of: conjunction(depth) } }
    }
    return left
  }
  function conjunction(depth: number): Expression {
    const of = [negation(depth)]
    while (word('AND') || eat('&&')) of.push(negation(depth))
    return of.length === 1 && of[0] ? of[0] : { kind: 'and', of }
  }
  function negation(depth: number): Expression {
    if (depth > MOST_DEEP) return unknown()
    if (word('NOT') || (sign() === '!' && eat('!'))) return { kind: 'not', of: negation(depth + 1) }
    return predicate(depth)
  }
  function predicate(depth: number): Expression {
    let left = sum(depth)
    for (;;) {
      const comparison = COMPARISONS[sign()]
      const regexp = REGEXPS[sign()]
      if (comparison) {
        at++
        left = quantified(comparison, left, depth) ?? { kind: 'compare', operator: comparison, left, right: sum(depth) }
      } else if (regexp) {
        at++
        const [how, insensitive, negated] = regexp
        left = negate(matchOf(how, insensitive, left, depth), negated)
      } else if (eat('<=>')) left = { kind: 'not', of: { kind: 'distinct', left, right: sum(depth) } }
      else if (word('IS')) left = isPredicate(left, depth)
      else if (word('ISNULL')) left = { kind: 'is', of: left, what: null }
      else if (word('NOTNULL')) left = { kind: 'not', of: { kind: 'is', of: left, what: null } }
      else {
        const start = at
        const negated = word('NOT')
        const more = keyword(left, depth)
        if (!more) {
          at = start
          return left
        }
        left = negate(more, negated)
      }
    }
  }
  function negate(one: Expression, negated: boolean): Expression {
    return negated ? { kind: 'not', of: one } : one
  }
  function matchOf(how: 'like' | 'glob' | 'regexp', insensitive: boolean, left: Expression, depth: number): Expression {
    const right = sum(depth)
    if (word('ESCAPE')) sum(depth)
    else if (likes.classes && how === 'like' && right.kind === 'literal' && typeof right.value === 'string' && right.value.includes('[')) {
      return { kind: 'match', how: 'glob', insensitive, left, right: { kind: 'literal', value: globOfLike(right.value) } }
    }
    return { kind: 'match', how, insensitive, left, right }
  }
  /** `= ANY (ARRAY[…])`, `<> ALL (…)`. */
  function quantified(operator: Comparison, left: Expression, depth: number): Expression | undefined {
    const any = upper() === 'ANY' || upper() === 'SOME'
    if ((!any && upper() !== 'ALL') || sign(1) !== '(') return undefined
    at += 2
    const list = expression(depth + 1)
    eat(')')
    const bare = list.kind === 'cast' ? list.of : list
    const inner = bare.kind === 'cast' ? bare.of : bare
    if (inner.kind !== 'list') return { kind: 'unknown', text }
    if (any && operator === '=') return { kind: 'in', of: left, list: inner.items }
    if (!any && operator === '<>') return { kind: 'not', of: { kind: 'in', of: left, list: inner.items } }
    return { kind: any ? 'or' : 'and', of: inner.items.map((right): Expression => ({ kind: 'compare', operator, left, right })) }
  }
  function isPredicate(left: Expression, depth: number): Expression {
    const negated = word('NOT')
    if (word('NULL') || word('UNKNOWN')) return negate({ kind: 'is', of: left, what: null }, negated)
    if (word('TRUE')) return negate({ kind: 'is', of: left, what: true }, negated)
    if (word('FALSE')) return negate({ kind: 'is', of: left, what: false }, negated)
    if (word('JSON')) {
      skipJsonForm(reading)
      return negate({ kind: 'call', name: 'json_valid', args: [left] }, negated)
    }
    if (word('DISTINCT', 'FROM')) return negate({ kind: 'distinct', left, right: sum(depth) }, negated)
    return negate({ kind: 'not', of: { kind: 'distinct', left, right: sum(depth) } }, negated)
  }
  function keyword(left: Expression, depth: number): Expression | undefined {
    if (word('IN')) {
      if (!eat('(')) return undefined
      const list = items(depth)
      return upperIs(list) ? { kind: 'unknown', text } : { kind: 'in', of: left, list }
    }
    if (word('BETWEEN')) {
      word('SYMMETRIC')
      const low = sum(depth)
      if (!word('AND')) return unknown()
      return { kind: 'between', of: left, low, high: sum(depth) }
    }
    if (word('LIKE')) return matchOf('like', likes.anyCase, left, depth)
    if (word('ILIKE')) return matchOf('like', true, left, depth)
    if (word('GLOB')) return matchOf('glob', false, left, depth)
    if (word('REGEXP') || word('RLIKE')) {
      word('BINARY')
      return matchOf('regexp', true, left, depth)
    }
    if (word('SIMILAR', 'TO')) return { kind: 'unknown', text }
    return undefined
  }
  function upperIs(list: readonly Expression[]): boolean {
    return list.some((one) => one.kind === 'column' && /^select$/i.test(one.name))
  }
  function sum(depth: number): Expression {
    if (depth > MOST_DEEP) return unknown()
    let left = product(depth + 1)
    for (;;) {
      const operator = sign()
      if (operator !== '+' && operator !== '-' && operator !== '||') return left
      at++
      left = { kind: 'arithmetic', operator, left, right: product(depth + 1) }
    }
  }
  function product(depth: number): Expression {
    let left = unary(depth)
    for (;;) {
      const operator = sign()
      if (operator === '*' || operator === '/' || operator === '%') {
        at++
        left = { kind: 'arithmetic', operator, left, right: unary(depth) }
      } else if (operator === '->' || operator === '->>' || operator === '#>' || operator === '#>>' || operator === '@>' || operator === '?' || operator === '&' || operator === '|' || operator === '<@') {
        at++
        left = { kind: 'call', name: operator, args: [left, unary(depth)] }
      } else return left
    }
  }
  function unary(depth: number): Expression {
    if (depth > MOST_DEEP) return unknown()
    if (eat('-')) return { kind: 'negative', of: unary(depth + 1) }
    if (eat('+')) return unary(depth + 1)
    let of = primary(depth + 1)
    for (;;) {
      if (eat('::')) of = cast(of, typeName())
      else if (word('COLLATE')) {
        at++
        while (eat('.')) at++
      } else if (sign() === '[' && of.kind !== 'literal') {
        at++
        const index = expression(depth + 1)
        eat(']')
        of = { kind: 'call', name: '[]', args: [of, index] }
      } else if (upper() === 'AT' && upper(1) === 'TIME') {
        at += 3
        primary(depth + 1)
      } else return of
    }
  }
  const cast = (of: Expression, type: string): Expression =>
    base === 'mysql' || base === 'sqlite' ? { kind: 'cast', of, type, otherwise: 'prefix' } : { kind: 'cast', of, type }
  function typeName(): string {
    const read = readTypeName(tokens, at)
    at = read.next
    return read.name
  }
  function items(depth: number, close = ')'): readonly Expression[] {
    const out: Expression[] = []
    if (eat(close)) return out
    do {
      if (sign() === '*') {
        at++
        continue
      }
      out.push(expression(depth + 1))
    } while (eat(','))
    if (!eat(close)) at = tokens.length + 1
    return out
  }
  function primary(depth: number): Expression {
    const token = tokens[at]
    if (!token || depth > MOST_DEEP) return unknown()
    if (token.kind === 'string') {
      at++
      return { kind: 'literal', value: token.prefix === 'x' ? new Special('bytes', token.text.toLowerCase()) : token.text }
    }
    if (token.kind === 'number') {
      at++
      return { kind: 'literal', value: Number(token.text) }
    }
    if (eat('(')) {
      const list = items(depth)
      const [only] = list
      return list.length === 1 && only ? only : { kind: 'list', items: list }
    }
    if (token.kind === 'sign') return unknown()
    if (token.kind === 'word') {
      const special = keywordValue(depth)
      if (special) return special
    }
    return nameOrCall(token, depth)
  }
  function keywordValue(depth: number): Expression | undefined {
    if (word('NULL')) return { kind: 'literal', value: null }
    if (word('TRUE')) return { kind: 'literal', value: true }
    if (word('FALSE')) return { kind: 'literal', value: false }
    if (upper() === 'ARRAY' && sign(1) === '[') {
      at += 2
      return { kind: 'list', items: items(depth, ']') }
    }
    if (word('CASE')) return readCase({ upper, word, expression }, depth)
    if ((upper() === 'CAST' || upper() === 'TRY_CAST') && sign(1) === '(') {
      const isTry = upper() === 'TRY_CAST'
      at += 2
      const of = expression(depth)
      word('AS')
      const type = typeName()
      eat(')')
      return isTry ? { kind: 'cast', of, type, otherwise: 'null' } : cast(of, type)
    }
    if (/^(?:DATE|TIMESTAMP|TIMESTAMPTZ|TIME|INTERVAL)$/.test(upper()) && tokens[at + 1]?.kind === 'string') {
      const type = upper().toLowerCase()
      at += 2
      return { kind: 'cast', of: { kind: 'literal', value: tokens[at - 1]?.text ?? '' }, type }
    }
    if (/^(?:CURRENT_DATE|CURRENT_TIMESTAMP|CURRENT_TIME|LOCALTIMESTAMP|SYSDATE)$/.test(upper()) && sign(1) !== '(') {
      at++
      return { kind: 'call', name: tokens[at - 1]?.text.toLowerCase() ?? '', args: [] }
    }
    if (upper() === 'SELECT' || upper() === 'EXISTS') return unknown()
    return undefined
  }
  function nameOrCall(token: Token, depth: number): Expression {
    let last = token
    at++
    while (sign() === '.' && tokens[at + 1]) {
      last = tokens[at + 1] ?? last
      at += 2
    }
    if (!eat('(')) return { kind: 'column', name: last.text }
    word('DISTINCT')
    const written = last.text.toLowerCase()
    const name = isMySql && written === 'json_type' ? 'mysql_json_type' : written
    return readSpelledCall(name, reading, depth) ?? { kind: 'call', name, args: items(depth) }
  }
  const reading = { upper, word, eat, skip: () => at++, expression, sum }
  return { expression, done: () => at === tokens.length }
}

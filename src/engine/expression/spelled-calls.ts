import type { Expression } from './expression.ts'

/** What reading the arguments needs of the parser; it stands behind the opening parenthesis. */
interface Reading {
  upper(): string
  word(...words: readonly string[]): boolean
  eat(sign: string): boolean
  skip(): void
  expression(depth: number): Expression
  sum(depth: number): Expression
}

/** Calls whose arguments stand between words: `EXTRACT(year FROM x)`, `TRIM(BOTH ' ' FROM x)`; undefined: any other call. */
export function readSpelledCall(name: string, reading: Reading, depth: number): Expression | undefined {
  const { upper, word, eat, expression, sum } = reading
  const call = (called: string, args: readonly Expression[]): Expression => {
    eat(')')
    return { kind: 'call', name: called, args }
  }
  switch (name) {
    case 'extract': {
      const part = sum(depth)
      word('FROM')
      const text = part.kind === 'column' ? part.name.toLowerCase() : part.kind === 'literal' ? String(part.value).toLowerCase() : ''
      return call('date_part', [{ kind: 'literal', value: text }, expression(depth)])
    }
    case 'trim': {
      const how = upper()
      if (!word('BOTH') && !word('LEADING') && !word('TRAILING')) {
        const args = [expression(depth)]
        if (word('FROM')) args.unshift(expression(depth))
        while (eat(',')) args.push(expression(depth))
        return call('btrim', args)
      }
      const marks = upper() === 'FROM' ? undefined : expression(depth)
      word('FROM')
      const of = expression(depth)
      return call(how === 'LEADING' ? 'ltrim' : how === 'TRAILING' ? 'rtrim' : 'btrim', marks ? [of, marks] : [of])
    }
    case 'position': {
      const what = sum(depth)
      word('IN')
      return call('strpos', [expression(depth), what])
    }
    case 'substring': {
      const args = [expression(depth)]
      while (eat(',') || word('FROM') || word('FOR')) args.push(expression(depth))
      return call(name, args)
    }
    case 'convert': {
      const of = expression(depth)
      if (word('USING')) {
        reading.skip()
        eat(')')
        return of
      }
      const args = [of]
      while (eat(',')) args.push(expression(depth))
      return call(name, args)
    }
    case 'if':
    case 'iif': {
      const when = expression(depth)
      eat(',')
      const then = expression(depth)
      const otherwise = eat(',') ? { otherwise: expression(depth) } : {}
      eat(')')
      return { kind: 'case', whens: [[when, then]], ...otherwise }
    }
    case 'regexp_like': {
      const left = sum(depth)
      if (!eat(',')) return call(name, [left])
      const right = expression(depth)
      const flags = eat(',') ? expression(depth) : undefined
      eat(')')
      const insensitive = flags?.kind === 'literal' && String(flags.value).includes('i')
      return { kind: 'match', how: 'regexp', insensitive, left, right }
    }
    case 'dateadd':
    case 'datediff':
    case 'datepart': {
      const part = sum(depth)
      const args: Expression[] = [{ kind: 'literal', value: part.kind === 'column' ? part.name.toLowerCase() : '' }]
      while (eat(',')) args.push(expression(depth))
      return call(name, args)
    }
    default:
      return undefined
  }
}

/** What may follow `IS JSON`: `FORMAT JSON`, `(STRICT)`, `WITH UNIQUE KEYS`. */
export function skipJsonForm({ upper, eat, skip }: Reading): void {
  while (/^(?:FORMAT|JSON|STRICT|LAX|WITH|WITHOUT|UNIQUE|KEYS|VALUE|SCALAR|ARRAY|OBJECT)$/.test(upper())) skip()
  if (!eat('(')) return
  skip()
  eat(')')
}

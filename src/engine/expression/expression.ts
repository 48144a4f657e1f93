import type { Value } from '../catalog/value.ts'

/** An SQL expression as a tree. Closed on `kind`; what the parser does not know is `unknown` and costs only itself. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly left: Expression; readonly right: Expression }
  /** NULL-safe comparison: IS [NOT] DISTINCT FROM, `<=>`. */
  | { readonly kind: 'distinct'; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'arithmetic'; readonly operator: '+' | '-' | '*' | '/' | '%' | '||'; readonly left: Expression; readonly right: Expression }
  /** LIKE, GLOB and regular expressions. */
  | { readonly kind: 'match'; readonly how: 'like' | 'glob' | 'regexp'; readonly insensitive: boolean; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'in'; readonly of: Expression; readonly list: readonly Expression[] }
  | { readonly kind: 'between'; readonly of: Expression; readonly low: Expression; readonly high: Expression }
  | { readonly kind: 'is'; readonly of: Expression; readonly what: null | boolean }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'case'; readonly of?: Expression; readonly whens: readonly (readonly [Expression, Expression])[]; readonly otherwise?: Expression }
  /** `otherwise`: what a text that is no value of the type becomes, where that is no error: NULL, or the number it begins with. */
  | { readonly kind: 'cast'; readonly of: Expression; readonly type: string; readonly otherwise?: 'null' | 'prefix' }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'unknown'; readonly text: string }

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>='

type Turned = { readonly [K in Comparison]: Comparison }
/** What holds of two values where the comparison does not. */
export const INVERSE: Turned = { '=': '<>', '<>': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }
/** What holds with the sides changed. */
export const MIRROR: Turned = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Names of the columns an expression reads, in order of appearance, as written. */
export function columnsOf(expression: Expression, found: Set<string> = new Set(), depth = 0): Set<string> {
  if (depth > 200) return found
  for (const one of children(expression)) columnsOf(one, found, depth + 1)
  if (expression.kind === 'column') found.add(expression.name)
  return found
}

/** Does any part lie beyond the parser? */
export function hasUnknown(expression: Expression, depth = 0): boolean {
  return expression.kind === 'unknown' || (depth < 200 && children(expression).some((one) => hasUnknown(one, depth + 1)))
}

/** The direct parts of an expression. */
export function children(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'column':
    case 'unknown':
      return []
    case 'not':
    case 'negative':
    case 'is':
    case 'cast':
      return [expression.of]
    case 'and':
    case 'or':
      return expression.of
    case 'compare':
    case 'distinct':
    case 'arithmetic':
    case 'match':
      return [expression.left, expression.right]
    case 'in':
      return [expression.of, ...expression.list]
    case 'between':
      return [expression.of, expression.low, expression.high]
    case 'call':
      return expression.args
    case 'list':
      return expression.items
    case 'case':
      return [
        ...(expression.of ? [expression.of] : []), ...expression.whens.flat(), ...(expression.otherwise ? [expression.otherwise] : []),
      ]
  }
}

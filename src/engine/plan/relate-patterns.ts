import { children, type Expression } from '../expression/expression.ts'
import { matchSource } from '../expression/satisfy.ts'
import { stringProgram } from '../solve/strings.ts'
import type { TablePlan } from './step.ts'

/** A sampler for each pattern that rules compare a column with. */
export function rulePatterns(trees: readonly Expression[]): TablePlan['patterns'] {
  const out: { [source: string]: TablePlan['patterns'][string] } = {}
  const visit = (one: Expression, depth: number): void => {
    if (depth > 100) return
    const right = one.kind === 'match' ? (one.right.kind === 'cast' ? one.right.of : one.right) : undefined
    if (one.kind === 'match' && right?.kind === 'literal' && typeof right.value === 'string') {
      const source = matchSource(one.how, right.value)
      out[source] = stringProgram({ patterns: [source] })
    }
    for (const each of children(one)) visit(each, depth + 1)
  }
  for (const tree of trees) visit(tree, 0)
  return out
}

import type { Token } from '../../dialects/token.ts'
import type { Draft } from './draft.ts'

/** Tells what in a CREATE TABLE only later versions of PostgreSQL take: an older server makes no such table. */
export function tellVersions(tokens: readonly Token[], draft: Draft): void {
  if (draft.dialect.id !== 'postgresql') return
  const tell = (token: Token, version: number, what: string): void => {
    draft.diagnostics.push({
      code: 'sql/version',
      severity: 'information',
      span: { start: token.start, end: token.end },
      message: `${what}: PostgreSQL takes it from version ${version} on`,
      instead: 'Rows are made; an older server has no such table.',
    })
  }
  const words = tokens.map((token) =>
    token.kind === 'word' ? token.text.toUpperCase() : token.kind === 'sign' ? token.text : '',
  )
  const opened: boolean[] = []
  tokens.forEach((token, i) => {
    const word = words[i]
    if (word === 'VIRTUAL' && words[i - 1] === ')') tell(token, 18, 'A virtual generated column')
    else if (word === 'NULLS' && words[i + 1] === 'NOT' && words[i + 2] === 'DISTINCT')
      tell(token, 15, 'NULLS NOT DISTINCT')
    else if (word === '(') opened.push(/^(?:FROM|JOIN|LATERAL)$/.test(words[i - 1] ?? '') && words[i + 1] === 'SELECT')
    else if (
      word === ')' &&
      opened.pop() === true &&
      /^(?:|[;)]|WHERE|GROUP|ORDER|LIMIT|HAVING|UNION|ON)$/.test(words[i + 1] ?? '') &&
      tokens[i + 1]?.kind !== 'quoted'
    ) {
      tell(token, 16, 'A subquery without a name')
    }
  })
}

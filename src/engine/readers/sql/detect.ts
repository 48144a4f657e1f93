import { dialectCalled, dialectNames, type Dialect, DIALECTS } from '../../dialects/dialect.ts'
import { EVIDENCE } from './evidence.ts'

/** How much of a text is looked at. */
const LOOK = 200_000
/** The weight of a dialect's name in the script's own. */
const NAMED = 8
const NAMES = new RegExp(`(?:^|[^a-z])(${dialectNames().join('|')})(?=$|[^a-z])`, 'g')

/** The dialect of a script: as chosen, else by its file's name, else by the evidence of its text. */
export function detectDialect(
  text: string,
  uri: string,
  chosen: string | undefined,
): { readonly dialect: Dialect; readonly because: string } {
  const given = chosen === undefined ? undefined : dialectCalled(chosen)
  if (given) return { dialect: given, because: 'chosen' }
  const scores = new Map<string, number>()
  const reasons = new Map<string, string[]>()
  const tell = (id: string, weight: number, because: string): void => {
    scores.set(id, (scores.get(id) ?? 0) + weight)
    if (weight > 0) reasons.set(id, [...(reasons.get(id) ?? []), because])
  }
  const named = new Set(
    [...uri.toLowerCase().matchAll(NAMES)].flatMap(([, name = '']) => dialectCalled(name)?.id ?? []),
  )
  for (const id of named) tell(id, NAMED, `\`${id}\` in the file's name`)
  const head = text.slice(0, LOOK)
  const comments: string[] = []
  const bare = head.replaceAll(/\/\*(?!!)[\s\S]*?\*\/|--[^\n]*/g, (comment) => {
    comments.push(comment)
    return ' '
  })
  const said = comments.join('\n')
  for (const one of EVIDENCE)
    if (one.pattern.test(one.comments ? said : bare)) tell(one.dialect, one.weight, one.because)
  // What looks like PostgreSQL looks like CockroachDB, too, once something says so.
  const whole = new Map(
    [...scores].map(([id, own]) => [id, own + Math.max(0, scores.get(DIALECTS[id]?.kin ?? '') ?? 0)]),
  )
  let best = ''
  for (const [id, score] of whole) if (score > (whole.get(best) ?? 0)) best = id
  const dialect = DIALECTS[best]
  if (!dialect)
    return { dialect: DIALECTS['postgresql'] as Dialect, because: 'nothing in the text tells; PostgreSQL is assumed' }
  return { dialect, because: (reasons.get(best) ?? []).join(', ') }
}

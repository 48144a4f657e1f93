import { parseArgs } from 'node:util'
import { areLocales, DIALECTS, localeIds, nearestLocale, WRITERS } from '../engine/index.ts'
import { MOST_DEPTH, type Settings } from '../engine/plan/settings.ts'
import { UsageError } from './usage.ts'

/** What the user asked for, checked as far as it can be without reading a file. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | ({ readonly kind: 'generate' | 'explain' | 'inspect' } & SourceArguments)
  | ({ readonly kind: 'check'; readonly data: string } & SourceArguments)
  | ({ readonly kind: 'fill'; readonly data: string; readonly repair: boolean; readonly dryRun: boolean } & SourceArguments)

export interface SourceArguments {
  /** File name, with `#Entity` still at its end when one was given; '': what a fixture is bound to. */
  readonly file: string
  readonly rows?: number | { readonly [entity: string]: number }
  readonly from?: number
  readonly settings: Partial<Settings>
  readonly format?: string
  readonly dialect?: string
  readonly out?: string
  /** References may lead to the network. */
  readonly remote?: boolean
  /** SQL in one transaction. */
  readonly transaction?: boolean
}

const OPTIONS = {
  rows: { type: 'string' },
  from: { type: 'string' },
  seed: { type: 'string' },
  locale: { type: 'string' },
  now: { type: 'string' },
  depth: { type: 'string' },
  optional: { type: 'string' },
  nulls: { type: 'string' },
  unreserved: { type: 'boolean' },
  format: { type: 'string' },
  dialect: { type: 'string' },
  out: { type: 'string' },
  schema: { type: 'string' },
  remote: { type: 'boolean' },
  transaction: { type: 'boolean' },
  repair: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  check: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

type Values = { readonly [name in keyof typeof OPTIONS]?: string | boolean }

const KINDS = ['generate', 'inspect', 'explain', 'check', 'fill'] as const
const TAKES: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  generate: ['rows', 'from', 'seed', 'locale', 'now', 'depth', 'optional', 'nulls', 'unreserved', 'format', 'dialect', 'transaction', 'out', 'remote'],
  explain: ['rows', 'seed', 'locale', 'now', 'depth', 'optional', 'nulls', 'unreserved', 'dialect', 'remote'],
  inspect: ['dialect', 'remote'],
  check: ['schema', 'locale', 'dialect', 'remote'],
  fill: ['schema', 'rows', 'seed', 'locale', 'now', 'depth', 'optional', 'nulls', 'unreserved', 'repair', 'dry-run', 'check', 'remote'],
}

/** Reads the arguments after `lifelike`. Throws `UsageError`. */
export function parseArguments(args: readonly string[]): Command {
  const { values, positionals } = parsed(args)
  if (values.help === true || args.length === 0) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  const [word, first, ...more] = positionals
  const kind = KINDS.find((one) => one === word)
  if (kind === undefined) throw new UsageError(`There is no command ${word ?? ''}; there is: ${KINDS.join(', ')}.`)
  const foreign = Object.keys(values).find((name) => !TAKES[kind].includes(name))
  if (foreign !== undefined) throw new UsageError(`${kind} takes no --${foreign}.`)
  if (first === undefined) throw new UsageError(`${kind} needs the name of a file.`)
  if (more.length > 0) throw new UsageError(`${kind} takes one file; ${more.join(' ')} is left over.`)
  const text = (name: keyof Values): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  const schema = text('schema')
  if (kind === 'check' && schema === undefined) throw new UsageError(`${kind} needs --schema FILE.`)
  const known = {
    file: schema ?? (kind === 'fill' ? '' : first),
    rows: mapped(text('rows'), rowsOf),
    from: mapped(text('from'), (value) => whole('--from', value)),
    format: mapped(text('format'), (value) =>
      oneOf(
        '--format',
        WRITERS.map((writer) => writer.id),
        value,
      ),
    ),
    dialect: mapped(text('dialect'), (value) => oneOf('--dialect', Object.keys(DIALECTS), value)),
    out: mapped(text('out'), (value) => filled('--out', value)),
    remote: values.remote === true ? true : undefined,
    transaction: values.transaction === true ? true : undefined,
    settings: withoutAbsent({
      seed: text('seed'),
      locale: mapped(text('locale'), localeOf),
      now: mapped(text('now'), instantOf),
      maxDepth: mapped(text('depth'), depthOf),
      optionalRate: mapped(text('optional'), (value) => share('--optional', value)),
      nullRate: mapped(text('nulls'), (value) => share('--nulls', value)),
      unreserved: values.unreserved === true ? true : undefined,
    }),
  }
  const source = withoutAbsent(known) as SourceArguments
  if (kind === 'fill') return { kind, data: first, repair: values.repair === true, dryRun: values['dry-run'] === true || values.check === true, ...source }
  return kind === 'check' ? { kind, data: first, ...source } : { kind, ...source }
}

function parsed(args: readonly string[]): { readonly values: Values; readonly positionals: readonly string[] } {
  const joined: string[] = []
  for (const arg of args) {
    const before = joined.at(-1)
    // `--rows -1` says a wrong number, not an option called `1`.
    if (/^-[0-9]/.test(arg) && before !== undefined && /^--[a-z]+$/.test(before))
      joined.splice(-1, 1, `${before}=${arg}`)
    else joined.push(arg)
  }
  try {
    return parseArgs({ args: joined, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function rowsOf(value: string): number | { readonly [entity: string]: number } {
  if (!value.includes('=')) return whole('--rows', value)
  const pairs = value.split(',').map((pair): [string, number] => {
    const at = pair.lastIndexOf('=')
    if (at <= 0) throw new UsageError(`--rows ${value}: ${pair} is not name=number.`)
    return [pair.slice(0, at), whole('--rows', pair.slice(at + 1))]
  })
  return Object.fromEntries(pairs)
}

function whole(option: string, value: string): number {
  const number = /^[0-9]{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw new UsageError(`${option} ${value}: not a whole number from 0 up.`)
  return number
}

function depthOf(value: string): number {
  const depth = whole('--depth', value)
  if (depth < 1 || depth > MOST_DEPTH) throw new UsageError(`--depth ${value}: not a whole number from 1 to ${MOST_DEPTH}.`)
  return depth
}

function share(option: string, value: string): number {
  if (!/^(0|1|[01]?\.[0-9]+)$/.test(value) || Number(value) > 1) throw new UsageError(`${option} ${value}: not a number from 0 to 1.`)
  return Number(value)
}

/** ISO date-time in UTC; a date without a time is its midnight, a time without a zone is UTC. */
function instantOf(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(value)
  const instant = match ? new Date(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`) : new Date(Number.NaN)
  if (Number.isNaN(instant.getTime()))
    throw new UsageError(`--now ${value}: not an ISO date-time (2026-06-15T12:00:00Z).`)
  return instant.toISOString()
}

/** Locales near enough (`de-DE` is `de`), several with weights (`de:3,fr:1`); another language would be a surprise. */
function localeOf(value: string): string {
  if (areLocales(value)) return value.includes(',') ? value : nearestLocale(value.split(':')[0] ?? value)
  throw new UsageError(`--locale ${value}: there is ${localeIds().join(', ')}.`)
}

function oneOf(option: string, known: readonly string[], value: string): string {
  if (!known.includes(value)) throw new UsageError(`${option} ${value}: there is ${known.join(', ')}.`)
  return value
}

function filled(option: string, value: string): string {
  if (value === '') throw new UsageError(`${option} needs a name.`)
  return value
}

function mapped<T>(value: string | undefined, how: (value: string) => T): T | undefined {
  return value === undefined ? undefined : how(value)
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

function withoutAbsent<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Present<T>
}

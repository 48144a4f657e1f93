import type { Host, Source } from '../../catalog/host.ts'

/** How a tool names its migrations; the first kind that a file fits is its own. */
interface Kind {
  readonly pattern: RegExp
  /** So plain a name that it only counts in a folder that is called after migrations. */
  readonly plain?: boolean
}

const KINDS: readonly Kind[] = [
  // Flyway: versions, baselines, then what is repeated after each change.
  { pattern: /^[VBR]\d*(?:[._]\d+)*__.*\.sql$/i },
  // golang-migrate, sqlx, node-pg-migrate.
  { pattern: /^\d.*\.up\.sql$/i },
  // goose, dbmate, Drizzle, Supabase, Play.
  { pattern: /^\d+(?:[_.-].*)?\.sql$/i, plain: true },
]
/** The folder itself or the one around it, not the project. */
const FOLDER = /(?:migrat|drizzle|evolutions|dbmate|goose|flyway)[^/]*\/(?:[^/]+\/)?$/i
const DOWN = /(?:\.down|\.undo|\.rollback)\.sql$|^U[\d._]+__/i
/** Files of one folder that are read. */
const MOST_FILES = 10_000

/** URIs of the files that make one source with `source`, in the order they are run; empty: it stands alone. */
export function migrationFiles({ uri }: Source, host: Host): readonly string[] {
  if (uri.endsWith('/')) return inFolder(uri, host)
  // Editors and Node spell one URI in several ways.
  const files = around(uri, host).map((one) => (decoded(one) === decoded(uri) ? uri : one))
  return files.includes(uri) ? files : []
}

/** The migrations among which a file stands. */
function around(uri: string, host: Host): readonly string[] {
  const folder = uri.slice(0, uri.lastIndexOf('/') + 1)
  const name = nameOf(uri)
  if (/^(?:migration|up)\.sql$/i.test(name)) {
    return foldersOf(folder.slice(0, folder.slice(0, -1).lastIndexOf('/') + 1), name, host)
  }
  const kind = kindOf(name)
  if (!kind || (kind.plain && !FOLDER.test(folder) && !hasJournal(folder, host))) return []
  return sorted(host.list(folder).filter((one) => kindOf(one) === kind), folder, host)
}

/** All of a folder that the user named: one tool's migrations, else every script by its name. */
function inFolder(folder: string, host: Host): readonly string[] {
  const names = host.list(folder)
  const structure = names.find((one) => /^structure\.sql$/i.test(one))
  if (structure !== undefined) return [folder + structure]
  for (const kind of KINDS) {
    const own = names.filter((one) => kindOf(one) === kind)
    if (own.length > 0) return sorted(own, folder, host)
  }
  for (const name of ['migration.sql', 'up.sql']) {
    const own = foldersOf(folder, name, host)
    if (own.length > 0) return own
  }
  const scripts = names.filter((one) => /\.(?:sql|ddl|pgsql|mysql)$/i.test(one) && !DOWN.test(one))
  if (scripts.length > 0) return sorted(scripts, folder, host)
  return names.includes('migrations/') ? inFolder(`${folder}migrations/`, host) : []
}

/** Prisma and Diesel: a folder per migration. */
function foldersOf(folder: string, name: string, host: Host): readonly string[] {
  const inner = host.list(folder).filter((one) => /^\d.*\/$/.test(one) && host.list(`${folder}${encoded(one)}`).includes(name))
  return inner.sort(byVersion).slice(0, MOST_FILES).map((one) => `${folder}${encoded(one)}${name}`)
}

function kindOf(name: string): Kind | undefined {
  return DOWN.test(name) ? undefined : KINDS.find((one) => one.pattern.test(name))
}

function sorted(names: readonly string[], folder: string, host: Host): readonly string[] {
  const journal = journalOf(folder, host)
  const listed = journal.filter((one) => names.includes(one))
  const order = listed.length > 0 ? listed : sinceBaseline([...names].sort(byVersion))
  return order.slice(0, MOST_FILES).map((one) => folder + encoded(one))
}

/** A baseline of Flyway stands for all versions up to its own. */
function sinceBaseline(names: readonly string[]): readonly string[] {
  const base = names.filter((one) => /^B\d/i.test(one)).at(-1)
  if (base === undefined) return names
  const rest = names.filter((one) => !/^B\d/i.test(one) && (/^R/i.test(one) || compareVersions(versionOf(one), versionOf(base)) > 0))
  return [base, ...rest]
}

function hasJournal(folder: string, host: Host): boolean {
  return journalOf(folder, host).length > 0
}

/** Drizzle's own list of what was made, in order. */
function journalOf(folder: string, host: Host): readonly string[] {
  const text = host.readText(`${folder}meta/_journal.json`) ?? ''
  return [...text.matchAll(/"tag"\s*:\s*"([^"\\]+)"/g)].map(([, tag = '']) => `${tag}.sql`)
}

/** Versions number by number; what is repeated comes last; equal versions by their names. */
function byVersion(a: string, b: string): number {
  const last = Number(/^R__/i.test(a)) - Number(/^R__/i.test(b))
  return last || compareVersions(versionOf(a), versionOf(b)) || (a < b ? -1 : Number(a > b))
}

function versionOf(name: string): readonly string[] {
  const [flyway] = /^[VB]\d+(?:[._]\d+)*(?=__)/i.exec(name) ?? []
  return (flyway ?? /^\d+/.exec(name)?.[0] ?? '').match(/\d+/g) ?? []
}

function compareVersions(a: readonly string[], b: readonly string[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i] ?? '', b[i] ?? ''].map((digits) => digits.replace(/^0+/, ''))
    if (one === undefined || other === undefined || one === other) continue
    return one.length - other.length || (one < other ? -1 : 1)
  }
  return 0
}

function nameOf(uri: string): string {
  return decoded(uri.slice(uri.lastIndexOf('/') + 1))
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** A name in a folder as a URI has it: names of migrations are plain but for blanks and the like. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(/%2F$/, '/')
}

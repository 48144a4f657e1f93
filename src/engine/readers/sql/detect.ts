import { dialectCalled, type Dialect, DIALECTS } from '../../dialects/dialect.ts'

/** A sign of a dialect in the text: how much it weighs, and how it is told. */
interface Evidence {
  readonly dialect: string
  readonly weight: number
  readonly pattern: RegExp
  readonly because: string
  /** Comments tell, too. */
  readonly anywhere?: boolean
}

const EVIDENCE: readonly Evidence[] = [
  { dialect: 'postgresql', weight: 6, pattern: /\$\$|\$[a-z_]+\$/i, because: 'dollar quotes' },
  { dialect: 'postgresql', weight: 6, pattern: /\bcreate\s+extension\b|\bplpgsql\b|\bpg_catalog\b/i, because: 'CREATE EXTENSION or pg_catalog' },
  { dialect: 'postgresql', weight: 5, pattern: /\bfrom\s+stdin\s*;/i, because: 'COPY FROM stdin' },
  { dialect: 'postgresql', weight: 4, pattern: /::\s*[a-z]/i, because: 'casts with ::' },
  { dialect: 'postgresql', weight: 4, pattern: /\b(?:big|small)?serial\b(?!\s*\()/i, because: 'serial columns' },
  { dialect: 'postgresql', weight: 4, pattern: /\b(?:timestamptz|jsonb|bytea|tsvector|citext|inet|uuid\[\]|text\[\])(?=\W)/i, because: 'PostgreSQL types' },
  { dialect: 'postgresql', weight: 7, pattern: /\bas\s+enum\s*\(/i, because: 'CREATE TYPE … AS ENUM' },
  { dialect: 'postgresql', weight: 3, pattern: /"public"\."/, because: 'the schema "public"' },
  { dialect: 'postgresql', weight: 3, pattern: /\bcreate\s+domain\b|\bcomment\s+on\b|\bcreate\s+type\b/i, because: 'CREATE TYPE or COMMENT ON' },
  { dialect: 'postgresql', weight: 3, pattern: /\bgenerated\s+(?:always|by\s+default)\s+as\s+identity\b|\bgen_random_uuid\b/i, because: 'identity columns' },
  { dialect: 'mysql', weight: 8, pattern: /\bengine\s*=\s*\w+/i, because: 'ENGINE=' },
  { dialect: 'mysql', weight: 6, pattern: /\bauto_increment\b/i, because: 'AUTO_INCREMENT' },
  { dialect: 'mysql', weight: 5, pattern: /`\w+`/, because: 'names in backticks' },
  { dialect: 'mysql', weight: 5, pattern: /\/\*!\d{5}/, because: '/*!40101 comments' },
  { dialect: 'mysql', weight: 4, pattern: /\b(?:unsigned|tinyint\s*\(|mediumtext|longtext|(?<!\bas\s+)enum\s*\()/i, because: 'MySQL types' },
  { dialect: 'mysql', weight: 4, pattern: /^delimiter\s/im, because: 'DELIMITER' },
  { dialect: 'mariadb', weight: 3, pattern: /\bmariadb\b/i, because: 'its name in a comment', anywhere: true },
  { dialect: 'sqlite', weight: 7, pattern: /\bautoincrement\b/i, because: 'AUTOINCREMENT' },
  { dialect: 'sqlite', weight: 7, pattern: /\bwithout\s+rowid\b/i, because: 'WITHOUT ROWID' },
  { dialect: 'sqlite', weight: 6, pattern: /^\s*pragma\s/im, because: 'PRAGMA' },
  { dialect: 'sqlite', weight: 3, pattern: /\binteger\s+(?:not\s+null\s+)?primary\s+key\b/i, because: 'INTEGER PRIMARY KEY' },
  { dialect: 'mssql', weight: 7, pattern: /^\s*go\s*$/im, because: 'GO between batches' },
  { dialect: 'mssql', weight: 6, pattern: /\bidentity\s*\(\s*\d+\s*,/i, because: 'IDENTITY(1,1)' },
  { dialect: 'mssql', weight: 6, pattern: /\bnvarchar\b|\bdatetime2\b|\buniqueidentifier\b/i, because: 'SQL Server types' },
  { dialect: 'mssql', weight: 4, pattern: /\[dbo\]|\bdbo\./i, because: 'dbo' },
  { dialect: 'mssql', weight: 3, pattern: /\[\w+\]\s+\[?\w+/, because: 'names in brackets' },
  { dialect: 'oracle', weight: 8, pattern: /\bvarchar2\b|\bnumber\s*\(\s*\d+|\bsysdate\b/i, because: 'Oracle types' },
  { dialect: 'oracle', weight: 4, pattern: /\btablespace\s+\w+\s+pctfree\b|\bclob\b.*\bnumber\b/i, because: 'storage clauses' },
]

/** How much of a text is looked at. */
const LOOK = 200_000

/** The dialect of a script: as chosen, else by its file's name, else by the evidence of its text. */
export function detectDialect(
  text: string, uri: string, chosen: string | undefined,
): { readonly dialect: Dialect; readonly because: string } {
  const given = chosen === undefined ? undefined : dialectCalled(chosen)
  if (given) return { dialect: given, because: 'chosen' }
  const scores = new Map<string, number>()
  const reasons = new Map<string, string[]>()
  const head = text.slice(0, LOOK)
  const bare = head.replaceAll(/\/\*(?!!)[\s\S]*?\*\/|--[^\n]*/g, ' ')
  for (const one of EVIDENCE) {
    if (!one.pattern.test(one.anywhere ? head : bare)) continue
    scores.set(one.dialect, (scores.get(one.dialect) ?? 0) + one.weight)
    reasons.set(one.dialect, [...(reasons.get(one.dialect) ?? []), one.because])
  }
  for (const [, name = ''] of uri.toLowerCase().matchAll(/(?:^|[^a-z])(postgres(?:ql)?|pgsql|mysql|mariadb|sqlite3?|mssql|sqlserver|oracle|h2|db2|duckdb|cockroach|snowflake|redshift)(?=$|[^a-z])/g)) {
    const id = dialectCalled(name)?.id
    if (id === undefined) continue
    scores.set(id, (scores.get(id) ?? 0) + 8)
    reasons.set(id, [`\`${name}\` in the file's name`, ...(reasons.get(id) ?? [])])
  }
  if (scores.has('mariadb')) scores.set('mariadb', (scores.get('mariadb') ?? 0) + (scores.get('mysql') ?? 0))
  let best = ''
  for (const [id, score] of scores) if (score > (scores.get(best) ?? 0)) best = id
  const dialect = DIALECTS[best]
  if (!dialect) return { dialect: DIALECTS['postgresql'] as Dialect, because: 'nothing in the text tells; PostgreSQL is assumed' }
  return { dialect, because: (reasons.get(best) ?? []).join(', ') }
}

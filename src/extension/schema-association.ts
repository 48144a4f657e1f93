/**
 * The schema that the settings `json.schemas` or `yaml.schemas` give a file, `path` being relative to its folder: the last
 * that matches, as the editor's own language services decide. Only entries with a URL or path count.
 */
export function associatedSchema(form: 'json' | 'yaml', settings: unknown, path: string): string | undefined {
  const pairs = form === 'json' ? jsonPairs(settings) : yamlPairs(settings)
  return pairs.findLast(({ globs }) => matches(globs, path))?.url
}

interface Pair {
  readonly url: string
  readonly globs: readonly string[]
}

/** `[{ fileMatch: ["users.json"], url: "./user.schema.json" }]` */
function jsonPairs(settings: unknown): Pair[] {
  if (!Array.isArray(settings)) return []
  return settings.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('url' in entry) || typeof entry.url !== 'string') return []
    return [{ url: entry.url, globs: 'fileMatch' in entry ? texts(entry.fileMatch) : [] }]
  })
}

/** `{ "./user.schema.yaml": "users.yaml" }`, or a list of globs. */
function yamlPairs(settings: unknown): Pair[] {
  if (typeof settings !== 'object' || settings === null) return []
  return Object.entries(settings).map(([url, globs]) => ({ url, globs: texts(globs) }))
}

const texts = (value: unknown): string[] => [value].flat().filter((each): each is string => typeof each === 'string')

/** `!` globs take a file out again. */
function matches(globs: readonly string[], path: string): boolean {
  return globs.reduce((is, glob) => (glob.startsWith('!') ? is && !matchesOne(glob.slice(1), path) : is || matchesOne(glob, path)), false)
}

/** `*` within a folder, `**` over folders, `?`; without a slash the glob is about the file's name alone. */
function matchesOne(glob: string, path: string): boolean {
  const pattern = glob.replace(/^\.?\//, '')
  const anchored = glob.replace(/^\.\//, '').includes('/')
  const source = pattern.replace(/\*\*\/|\*\*|[*?]|[.+^${}()|[\]\\]/g, (sign) => {
    if (sign === '**/') return '(?:.*/)?'
    if (sign === '**') return '.*'
    if (sign === '*') return '[^/]*'
    return sign === '?' ? '[^/]' : `\\${sign}`
  })
  return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}$`).test(path)
}

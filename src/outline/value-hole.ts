/** Where a declaration lacks its value. */
export interface ValueHole {
  /** As written: `User[]`. */
  readonly type: string
  /** An empty literal stands there. */
  readonly isEmpty: boolean
}

const DECLARATION =
  /^[\t ]*((?:(?:export|declare|const|let|var|public|private|protected|readonly|static|override)[\t ]+)*)[\w$]+[?!]?[\t ]*(?::[\t ]*(\S.*?))?[\t ]*=[\t ]*([[{]?)[\t ]*$/
const PLAIN = /^(?:string|number|boolean|any|unknown|void|never|null|undefined|bigint|symbol|object)$/

/**
 * The missing value of `const users: User[] = ▮`, of a member of a class, or of a constant under a JSDoc type, by the
 * line before and after the cursor and the line above; cheap enough for every key.
 */
export function valueHole(before: string, after: string, above: string): ValueHole | undefined {
  const [, words = '', annotated, open = ''] = DECLARATION.exec(before) ?? []
  if (before.length > 1000 || (words === '' && annotated === undefined)) return undefined
  const type = annotated ?? /@type[\t ]*\{(.+)\}/.exec(above)?.[1]?.trim()
  if (type === undefined || PLAIN.test(type) || /(?:=>|[=?:,(])$/.test(type)) return undefined
  const close = open === '[' ? '\\]' : open === '{' ? '\\}' : ''
  return new RegExp(`^[\\t ]*${close}[\\t ]*;?[\\t ]*(?://.*)?$`).test(after)
    ? { type, isEmpty: open !== '' }
    : undefined
}

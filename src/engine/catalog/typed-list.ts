/** How a list is said to be of a type: annotated with it, or checked by it and left as narrow as it is written. */
export type ListForm = 'typed' | 'satisfies' | 'const'

/** What a declaration of a list is made of. */
export interface TypedList {
  readonly name: string
  readonly list: string
  /** Of an item; absent: nothing is known of it. */
  readonly type: string | undefined
  readonly form: ListForm
  /** `export `, or nothing where it cannot stand. */
  readonly exported: string
}

/** `export const users = [ … ] as const satisfies readonly User[]`, without its end. */
export function typedList({ name, list, type, form, exported }: TypedList): string {
  const head = `${exported}const ${name}`
  if (form === 'const') return `${head} = ${list} as const${type === undefined ? '' : ` satisfies readonly ${type}[]`}`
  if (type === undefined) return `${head} = ${list}`
  return form === 'satisfies' ? `${head} = ${list} satisfies ${type}[]` : `${head}: ${type}[] = ${list}`
}

/** The same in JavaScript, where comments say it. */
export function commentedList({ name, list, type, form, exported }: TypedList): string {
  const says = form === 'typed' ? `@type {${type}[]}` : `@satisfies {${form === 'const' ? 'readonly ' : ''}${type}[]}`
  const value = form === 'const' ? `/** @type {const} */ (${list})` : list
  return `${type === undefined ? '' : `/** ${says} */\n`}${exported}const ${name} = ${value}`
}

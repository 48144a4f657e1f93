import aliases from './faker-aliases.json' with { type: 'json' }

const METHODS: { readonly [method: string]: string } = aliases.methods

/** The meaning that says what a faker method says, so that its values agree with the record and reach nobody. */
export function meaningOfMethod(method: string): string | undefined {
  return Object.hasOwn(METHODS, method) ? METHODS[method] : undefined
}

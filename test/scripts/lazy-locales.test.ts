import { build, type BuildOptions } from 'esbuild'
import { expect, test } from 'vitest'
import { lazyLocale, lazyLocales } from '../../scripts/lazy-locales.ts'

test.each(['en_US', 'de_AT', 'ja', 'fr_CA', 'base', 'es'])(
  '%s holds the same tables, one parsed at a time',
  async (id) => {
    const entry = `@faker-js/faker/locale/${id}`
    const contents = `export { faker } from '${entry}'`
    const stdin = { contents, resolveDir: import.meta.dirname }
    const options: BuildOptions = { stdin, bundle: true, format: 'esm', platform: 'neutral', plugins: [lazyLocales] }
    const { outputFiles } = await build({ ...options, write: false })
    const text = Buffer.from(outputFiles[0]?.text ?? '').toString('base64')
    const made = ((await import(`data:text/javascript;base64,${text}`)) as { faker: Instance }).faker
    const { faker } = (await import(entry)) as { faker: Instance }
    expect(JSON.parse(JSON.stringify(made.rawDefinitions))).toEqual(JSON.parse(JSON.stringify(faker.rawDefinitions)))
    const again = new made.constructor({ locale: [made.rawDefinitions] })
    expect(again.rawDefinitions).toEqual(JSON.parse(JSON.stringify(faker.rawDefinitions)))
  },
)

test('a file that is no locale stays as it is', () => {
  expect(lazyLocale('export const a = 1')).toBe('export const a = 1')
})

interface Instance {
  readonly rawDefinitions: object
  readonly constructor: new (options: { readonly locale: readonly object[] }) => Instance
}

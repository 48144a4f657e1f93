// esbuild plugin: faker's locale files with their tables as text that is parsed when one is first asked for.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** `import…;const a=…,data={…},i=new F({locale:[data,b,c]});export{data as n,i as t};`, the instance only in some. */
const LOCALE =
  /^(?<imports>(?:import\{[^}]*\}from"[^"]+";)*)(?<body>const .*?)(?:,(?<faker>\w+)=new (?<maker>\w+)\(\{locale:\[(?<chain>[\w,]+)\]\}\))?;export\{(?<data>\w+) as \w(?:,\w+ as \w)?\};?\s*$/s

const LAZY = `export function lazy(texts) {
  const out = {}
  for (const name of Object.keys(texts)) {
    Object.defineProperty(out, name, { enumerable: true, configurable: true, get() {
      const value = JSON.parse(texts[name])
      Object.defineProperty(out, name, { value, enumerable: true })
      return value
    } })
  }
  return out
}
export function merged(chain) {
  const out = {}
  for (const name of new Set(chain.flatMap((one) => Object.keys(one)))) {
    Object.defineProperty(out, name, { enumerable: true, configurable: true, get() {
      const value = Object.assign({}, ...chain.map((one) => one[name]).reverse())
      Object.defineProperty(out, name, { value, enumerable: true })
      return value
    } })
  }
  return out
}`

/** The file with its tables as text; what is no locale's data stays as it is. */
export function lazyLocale(source: string): string {
  const { imports = '', body = '', faker, maker, chain, data = '' } = LOCALE.exec(source)?.groups ?? {}
  if (data === '' || !body.includes(`${data}=`)) return source
  // oxlint-disable-next-line typescript/no-implied-eval -- faker's own file, when building
  const tables = new Function(`${body};return ${data}`)() as Record<string, unknown>
  const texts = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, JSON.stringify(table)]))
  const instance = faker === undefined ? '' : `;const ${faker}={constructor:${maker},rawDefinitions:merged([${chain}])}`
  const names = faker === undefined ? `${data} as t` : `${data} as n,${faker} as t`
  return `import{lazy,merged}from'lazy-locale';${imports}const ${data}=lazy(${JSON.stringify(texts)})${instance};export{${names}}`
}

export const lazyLocales: Plugin = {
  name: 'lazy-locales',
  setup(build) {
    build.onResolve({ filter: /^lazy-locale$/ }, () => ({ path: 'lazy-locale', namespace: 'lazy-locale' }))
    build.onLoad({ filter: /.*/, namespace: 'lazy-locale' }, () => ({ contents: LAZY }))
    build.onLoad({ filter: /@faker-js[\\/]faker[\\/]dist[\\/][^\\/]+\.js$/ }, async ({ path }) => ({
      contents: lazyLocale(await readFile(path, 'utf8')),
    }))
  },
}

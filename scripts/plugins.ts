// esbuild plugins: the walls between the bundles.
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'esbuild'

/** Worker and command line share one built engine, through its facade only. */
export const engineIsExternal: Plugin = {
  name: 'engine-is-external',
  setup(build) {
    build.onResolve({ filter: /\/engine\/index\.ts$/ }, () => ({ path: './engine.mjs', external: true }))
  },
}

/** The extension's commands are a bundle of their own, loaded with the first command. */
export const commandsAreLater: Plugin = {
  name: 'commands-are-later',
  setup(build) {
    build.onResolve({ filter: /\/commands\/commands\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './commands.cjs', external: true } : undefined,
    )
  },
}

/** The outlines are a bundle of their own, which the extension's entry and its commands share. */
export const outlineIsShared: Plugin = {
  name: 'outline-is-shared',
  setup(build) {
    build.onResolve({ filter: /\/outline\/[\w-]+\.ts$/ }, ({ importer }) =>
      /[\\/]src[\\/]extension[\\/]/.test(importer) ? { path: './outline.cjs', external: true } : undefined,
    )
  },
}

/**
 * The compiler is a bundle of its own, which `src/worker/compiler-module.ts` runs from a code cache: all chunks get that
 * one, by a chunk that stands beside theirs.
 */
export const compilerIsCached: Plugin = {
  name: 'compiler-is-cached',
  setup(build) {
    build.onResolve({ filter: /^typescript6$/ }, () => ({ path: 'typescript6', namespace: 'compiler' }))
    build.onResolve({ filter: /compiler\.cjs$/ }, () => ({ path: '../compiler.cjs', external: true }))
    build.onLoad({ filter: /.*/, namespace: 'compiler' }, () => ({
      contents: "import own from 'compiler.cjs'; export default own.compiler",
    }))
  },
}

/** Two libraries name modules of Node that they do without elsewhere: empty for them, an error for everyone else. */
export const hostModulesAreEmpty: Plugin = {
  name: 'host-modules-are-empty',
  setup(build) {
    build.onResolve(
      { filter: /^(node:)?(fs|fs\/promises|path|os|inspector|perf_hooks|crypto)$/ },
      ({ path, importer }) => {
        if (!/node_modules[\\/](typescript6|json-schema-faker)[\\/]/.test(importer)) return undefined
        return { path, namespace: 'empty' }
      },
    )
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/** Tables as text that the engine parses: `JSON.parse` of a string is read several times faster than a literal. */
export const tablesAreText: Plugin = {
  name: 'tables-are-text',
  setup(build) {
    build.onLoad({ filter: /\.json$/ }, async ({ path }) => {
      const table = JSON.stringify(JSON.parse(await readFile(path, 'utf8')))
      // A library's `require` wants the table itself, not a module with a default (Ajv and its meta-schemas).
      const give = /[\\/]node_modules[\\/]/.test(path) ? 'module.exports =' : 'export default'
      return { contents: `${give} JSON.parse(${JSON.stringify(table)})` }
    })
  },
}

/** The vocabulary's thousand names, each with a letter or two, are written once per kind and family in the bundle. */
export const vocabularyIsGrouped: Plugin = {
  name: 'vocabulary-is-grouped',
  setup(build) {
    build.onLoad({ filter: /[\\/]catalog[\\/]meanings\.json$/ }, async ({ path }) => ({ contents: grouped(await readFile(path, 'utf8')) }))
  },
}

/** A module whose `meanings` are those of the file, in another order. */
export function grouped(text: string): string {
  const { meanings } = JSON.parse(text) as { readonly meanings: { readonly [name: string]: string } }
  const groups: { [kinds: string]: { [family: string]: string } } = {}
  for (const [name, kinds] of Object.entries(meanings)) {
    const [family = '', own = ''] = name.split('.')
    const group = (groups[kinds] ??= {})
    group[family] = group[family] === undefined ? own : `${group[family]} ${own}`
  }
  return `const groups=JSON.parse(${JSON.stringify(JSON.stringify(groups))});const meanings={};for(const kinds in groups)for(const family in groups[kinds])for(const own of groups[kinds][family].split(' '))meanings[family+'.'+own]=kinds;export default{meanings}`
}

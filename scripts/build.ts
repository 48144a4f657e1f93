// `npm run build`: bundles every entry into dist/ and fails when a budget or a wall of the house is broken.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { budgetProblems } from './budgets.ts'
import { notices } from './notices.ts'
import { lazyLocales } from './lazy-locales.ts'
import { commandsAreLater, compilerIsCached, engineIsExternal, hostModulesAreEmpty, outlineIsShared, tablesAreText, vocabularyIsGrouped } from './plugins.ts'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  metafile: true,
  outdir: 'dist',
  target: 'node20',
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'warning',
}

const esm: BuildOptions = { ...shared, format: 'esm', outExtension: { '.js': '.mjs' } }

const inEditor: BuildOptions = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  external: ['vscode'],
  mainFields: ['module', 'main'],
}

const bundles: Record<string, BuildOptions> = {
  // `neutral` proves that nothing of a host leaks in; heavy parts become chunks that are loaded on first use.
  engine: {
    ...esm,
    entryPoints: { engine: 'src/engine/index.ts' },
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['module', 'import'],
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    define: { 'process.browser': 'true' },
    plugins: [compilerIsCached, hostModulesAreEmpty, vocabularyIsGrouped, tablesAreText, lazyLocales],
  },
  // A script for `compiler`, which stands for it in the chunks.
  typescript: {
    ...shared,
    entryPoints: { typescript: 'typescript6' },
    platform: 'neutral',
    format: 'cjs',
    define: { 'process.browser': 'true' },
    mainFields: ['main'],
    plugins: [hostModulesAreEmpty],
  },
  compiler: {
    ...shared,
    entryPoints: { compiler: 'src/worker/compiler-module.ts' },
    platform: 'node',
    format: 'cjs',
    outExtension: { '.js': '.cjs' },
  },
  worker: { ...esm, entryPoints: { worker: 'src/worker/main.ts' }, platform: 'node', plugins: [engineIsExternal] },
  cli: {
    ...esm,
    entryPoints: { cli: 'src/cli/start.ts' },
    platform: 'node',
    splitting: true,
    chunkNames: 'cli-[name]',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [engineIsExternal],
  },
  extension: {
    ...inEditor,
    entryPoints: { extension: 'src/extension/main.ts' },
    plugins: [commandsAreLater, outlineIsShared],
  },
  commands: {
    ...inEditor,
    entryPoints: { commands: 'src/extension/commands/commands.ts' },
    plugins: [outlineIsShared],
  },
  outline: {
    ...inEditor,
    entryNames: 'outline',
    stdin: { contents: outlineFiles().join('\n'), resolveDir: 'src/outline', loader: 'ts' },
  },
  webview: {
    ...shared,
    entryPoints: { webview: 'src/webview/main.ts' },
    platform: 'browser',
    format: 'esm',
    target: 'chrome128',
  },
}

const metafile: Metafile = { inputs: {}, outputs: {} }
mkdirSync('dist', { recursive: true })
for (const [name, options] of Object.entries(bundles)) {
  const result = await build(options).catch(() => process.exit(1)) // esbuild has already printed why
  Object.assign(metafile.inputs, result.metafile?.inputs)
  Object.assign(metafile.outputs, result.metafile?.outputs)
  if (name === 'engine') copyLibraries()
}
writeFileSync('dist/third-party-notices.txt', notices(Object.keys(metafile.inputs)))
writeDeclarations()
removeStale(new Set(Object.keys(metafile.outputs)))
writeFileSync('dist/meta.json', JSON.stringify(metafile))

const problems = budgetProblems(metafile)
for (const problem of problems) console.error(`build: ${problem}`)
if (problems.length > 0) process.exit(1)

/** All that the outlines export, from one module. */
function outlineFiles(): string[] {
  return readdirSync('src/outline').map((name) => `export * from './${name}'`)
}

/** The declaration files of the language (ES and DOM), without their comments: the checker reads them through Host. */
function copyLibraries(): void {
  const from = 'node_modules/typescript6/lib'
  mkdirSync('dist/lib', { recursive: true })
  for (const name of readdirSync(from)) {
    if (!/^lib\..*\.d\.ts$|^lib\.d\.ts$/.test(name) || /^lib\.webworker\.(?!importscripts)/.test(name)) continue
    const text = readFileSync(path.join(from, name), 'utf8')
    const lean = text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/(?!\/ *<).*$/gm, '')
    writeFileSync(path.join('dist/lib', name), lean.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n'))
  }
}

/** `lifelike/engine` has types for its importers; a type error is `npm run check`'s to report. */
function writeDeclarations(): void {
  const flags = [
    '-p',
    'src/engine',
    '--noEmit',
    'false',
    '--declaration',
    '--emitDeclarationOnly',
    '--outDir',
    'dist/types',
  ]
  try {
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', ...flags], { stdio: 'ignore' })
  } catch {
    if (!existsSync('dist/types/index.d.ts')) throw new Error('build: no declarations were written for the engine')
  }
}

/** Chunks carry a hash in their names: those of earlier builds go, after the new ones are in place. */
function removeStale(fresh: ReadonlySet<string>): void {
  const keep = (file: string): boolean =>
    fresh.has(file) || /^dist\/(lib|types)\//.test(file) || file === 'dist/third-party-notices.txt'
  for (const entry of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    const file = `dist/${entry.replaceAll(path.sep, '/')}`
    if (!keep(file) && statSync(file).isFile()) rmSync(file)
  }
}

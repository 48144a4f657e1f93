// Sizes and walls that a build must hold; pure, so that planted violations prove each (test/scripts/budgets.test.ts).
import type { Metafile } from 'esbuild'

/**
 * Bytes. `static` counts an entry with all that it imports statically: what is loaded before the first record. In the
 * editor the entry (with the outlines) is loaded at start, the commands with the first command.
 */
export const budgets: Readonly<Record<string, { readonly static: number }>> = {
  'dist/extension.cjs': { static: 50_000 },
  'dist/commands.cjs': { static: 115_000 },
  // Half of it are tables: what names mean, and words to make values of.
  'dist/engine.mjs': { static: 850_000 },
  'dist/worker.mjs': { static: 50_000 },
  'dist/cli.mjs': { static: 1_000 },
  'dist/cli-main.mjs': { static: 50_000 },
  'dist/webview.js': { static: 300_000 },
}

/** The .vsix as a whole. */
export const vsixBudget = 4_000_000

/** Bytes of `entry` and of the chunks that it needs at once. */
export function staticSize(meta: Metafile, entry: string): number {
  const seen = new Set<string>()
  const visit = (file: string): number => {
    const output = meta.outputs[file]
    if (output === undefined || seen.has(file)) return 0
    seen.add(file)
    const imports = output.imports.filter((each) => each.kind === 'import-statement' || each.kind === 'require-call')
    const own = imports.reduce((sum, each) => sum + visit(each.path), output.bytes)
    return own + (output.imports.some((each) => each.path === './outline.cjs') ? visit('dist/outline.cjs') : 0)
  }
  return visit(entry)
}

/** What the build breaks, one sentence each; empty when all is well. */
export function budgetProblems(meta: Metafile): string[] {
  const problems: string[] = []
  for (const [entry, budget] of Object.entries(budgets)) {
    if (meta.outputs[entry] === undefined) problems.push(`${entry} was not built`)
    const bytes = staticSize(meta, entry)
    if (bytes > budget.static)
      problems.push(`${entry} is ${bytes} bytes with its static imports, over ${budget.static}`)
  }
  for (const [file, output] of Object.entries(meta.outputs)) {
    if (/^dist\/(engine|chunks\/.*)\.mjs$/.test(file)) continue
    const leaks = Object.keys(output.inputs).filter((input) => input.startsWith('src/engine/'))
    for (const leak of leaks) problems.push(`${file} holds engine code: ${leak}`)
  }
  return problems
}

// `npm run package`: the .vsix, made without network; fails over its budget.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'
import { vsixBudget } from './budgets.ts'
import { requireNode, root, runNode } from './steps.ts'

const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Record<string, string>

/** Path of the package that this version makes. */
export const vsixFile = path.join(root, `${name}-${version}.vsix`)

async function main(): Promise<void> {
  requireNode()
  if (!process.argv.includes('--no-build') && runNode('scripts/build.ts') !== 0) process.exit(1)
  if (existsSync(vsixFile)) rmSync(vsixFile)
  // All that runs is bundled in dist/, so no dependency is packed along.
  await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false })
  const { size } = statSync(vsixFile)
  console.log(`${path.basename(vsixFile)}: ${size} bytes of ${vsixBudget}`)
  if (size > vsixBudget) process.exit(1)
}

if (import.meta.main) await main()

// What the scripts share: the Node check, and running a command with its output passed through.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '..')

/** npm scripts get Node 24 from the package `node`; where install scripts are off they silently fall back to an older one. */
export function requireNode(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 22) return
  console.error(`This needs Node 22 or newer and got ${process.version}: run it by npm (npm start, npm test), after an`)
  console.error('`npm ci` with install scripts on, so that the package `node` can bring its own.')
  process.exit(2)
}

/** Runs a command in the project's folder; its exit code (1 when it could not start or was killed). */
export function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): number {
  const stdio = ['ignore', 'inherit', 'inherit'] as const
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: [...stdio], env: { ...process.env, ...env } })
  if (error !== undefined) console.error(`${command}: ${error.message}`)
  return status ?? 1
}

/** Runs a script of ours, or the JavaScript of a package, in the Node that runs this one. */
export function runNode(
  file: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): number {
  return run(process.execPath, [file, ...args], env)
}

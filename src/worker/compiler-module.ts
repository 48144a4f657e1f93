import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { Script } from 'node:vm'

// Stands for the compiler in the bundles (dist/compiler.cjs): the checker's own bundle beside it, run from V8's code cache,
// which takes its load from 190 ms of CPU to 60. What cannot be read or kept costs time, nothing else.

/** Caches of other versions that are kept beside the newest. */
const KEPT = 3
/** Milliseconds after the load in which the compiler has compiled what it needs. */
const SETTLED_MS = 4000

const file = path.join(__dirname, 'typescript.js')
const folder = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'lifelike', 'code')

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

function load(): unknown {
  const text = readFileSync(file, 'utf8')
  const { size, mtimeMs } = statSync(file)
  const key = createHash('sha256').update(`${file} ${size} ${mtimeMs} ${process.version} ${process.arch}`).digest('hex')
  const cache = path.join(folder, `typescript-${key.slice(0, 24)}.bin`)
  const cachedData = attempt(() => readFileSync(cache))
  const script = new Script(`(function (exports, require, module) {${text}\n})`, {
    filename: file,
    ...(cachedData ? { cachedData } : {}),
  })
  if (!cachedData || script.cachedDataRejected === true) keepLater(script, cache)
  const module = { exports: {} }
  const run = script.runInThisContext() as (exports: object, require: NodeJS.Require, of: object) => void
  run(module.exports, createRequire(file), module)
  return module.exports
}

/** Once, when functions are compiled that a first program needs. */
function keepLater(script: Script, cache: string): void {
  let isKept = false
  const keep = (): void => {
    if (isKept) return
    isKept = true
    attempt(() => {
      mkdirSync(folder, { recursive: true })
      const part = `${cache}.${process.pid}`
      writeFileSync(part, script.createCachedData())
      renameSync(part, cache)
      const others = readdirSync(folder).filter((name) => path.join(folder, name) !== cache)
      const aged = others.map((name) => ({ name, at: statSync(path.join(folder, name)).mtimeMs }))
      for (const { name } of aged.toSorted((a, b) => b.at - a.at).slice(KEPT)) rmSync(path.join(folder, name))
    })
  }
  setTimeout(keep, SETTLED_MS).unref()
  process.once('exit', keep)
}

export const compiler = load()

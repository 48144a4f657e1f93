import path from 'node:path'
import { factsOf, type Facts } from './facts.ts'
import { engineRooms, heavy, houses } from './rooms.ts'

/** Files by their path from the project's root, with their texts. */
export type House = Readonly<Record<string, string>>

const facade = 'src/engine/index.ts'

/** Every break of the house's rules, as `file: what`; empty when it stands. */
export function problemsOf(house: House): string[] {
  const facts = new Map(Object.entries(house).map(([file, text]) => [file, factsOf(file, text)]))
  const problems = [...facts].flatMap(([file, each]) =>
    fileProblems(file, each).map((problem) => `${file}: ${problem}`),
  )
  return [...problems, ...cycles(facts)]
}

function fileProblems(file: string, facts: Facts): string[] {
  const problems: string[] = []
  if (facts.lines > 300) problems.push(`${facts.lines} lines, over 300`)
  if (!file.startsWith('src/')) return problems
  if (!/^[a-z0-9.-]+$/.test(path.posix.basename(file))) problems.push('its name is not kebab-case')
  if (facts.defaultExport) problems.push('a default export')
  if (isBarrel(file, facts)) problems.push('a barrel')
  if (file.startsWith('src/engine/')) {
    const inTime = file.startsWith('src/engine/time/')
    const impure = facts.impure.filter((use) => !(inTime && use === 'Date'))
    problems.push(...impure.map((use) => `${use} is not pure`))
  }
  for (const each of facts.imports) {
    const problem = each.from.startsWith('.')
      ? roomProblem(file, resolve(file, each.from))
      : packageProblem(file, each.from)
    if (problem !== undefined) problems.push(problem)
    if (heavy.test(each.from) && each.kind === 'value') problems.push(`${each.from} must be loaded on first use`)
    if (each.from.startsWith('.') && !/\.(ts|json|css)$/.test(each.from)) problems.push(`${each.from} has no extension`)
  }
  return problems
}

/** One facade; and the protocol may hand the engine's types on, since its users may not know the engine. */
function isBarrel(file: string, { barrel }: Facts): boolean {
  if (file === facade) return false
  if (/(^|\/)index\.ts$/.test(file)) return true
  return barrel === 'values' || (barrel === 'types' && !file.startsWith('src/protocol/'))
}

function resolve(file: string, from: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), from))
}

function packageProblem(file: string, from: string): string | undefined {
  const house = file.split('/')[1] ?? ''
  if (from === 'vscode') return house === 'extension' ? undefined : 'vscode outside the extension'
  if (from.startsWith('node:')) return ['worker', 'cli'].includes(house) ? undefined : `${from} outside worker and cli`
  if (from === '(computed)') return 'an import whose name is computed'
  return undefined
}

function roomProblem(file: string, target: string): string | undefined {
  const [, house = '', room = ''] = file.split('/')
  const [top, other = '', otherRoom = ''] = target.split('/')
  if (top !== 'src') return target === 'package.json' ? undefined : `${target} is outside src`
  if (house !== other) {
    const allowed = houses[house]
    if (allowed === undefined) return `no rule for ${house}`
    const known = allowed.some((each) => each === other || target.startsWith(`src/${each}.`))
    return known ? undefined : `${house} may not know ${other} (${target})`
  }
  if (house !== 'engine' || !file.slice('src/engine/'.length).includes('/')) return undefined // the engine's root knows all
  if (room === otherRoom) return undefined
  if (engineRooms[room] === undefined) return `no rule for the room ${room}`
  return engineRooms[room].includes(otherRoom) ? undefined : `${room} may not know ${otherRoom} (${target})`
}

/** Import cycles between files, type-only imports included; each is told once. */
function cycles(facts: ReadonlyMap<string, Facts>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file)
    if (start >= 0) found.push(`cycle: ${[...trail.slice(start), file].join(' → ')}`)
    if (start >= 0 || done.has(file)) return
    for (const { from } of facts.get(file)?.imports ?? []) {
      if (from.startsWith('.')) visit(resolve(file, from), [...trail, file])
    }
    done.add(file)
  }
  for (const file of facts.keys()) visit(file, [])
  return found
}

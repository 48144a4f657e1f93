import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { loadTypeScript } from '../../../src/engine/compiler/load.ts'
import { openProgram } from '../../../src/engine/compiler/program.ts'
import { produce } from '../../../src/engine/produce.ts'
import { memoryHost } from '../memory-host.ts'

const TEXT = `export interface User { readonly id: number; name: string; nick?: string; born: Date; role: Role }
export enum Role { Admin = 'admin', Guest = 'guest' }
export type Shape = { kind: 'circle'; radius: number } | { kind: 'square'; side: bigint }
interface Own { a: 1 }
export type Scores = { total: number; [name: string]: number }
export class Point { x = 1; y = 2; length(): number { return this.x } }
export interface Tree { label: string; children: Tree[] }
`

async function factories(uri = 'file:///src/types.ts', target = 'file:///test/made.ts') {
  let written = ''
  const request = { source: { uri, text: TEXT }, rows: 3, format: 'factory', write: { target } }
  for await (const one of produce(request, memoryHost({ '/src/types.ts': TEXT })))
    if (one.kind === 'text') written += one.text
  return written
}

it('are accepted by the compiler, and give one record after the other under overrides', async () => {
  const written = await factories()
  expect(written).toContain('export function makeUser(overrides: Partial<User> = {}): User {')
  expect(written).toContain('export function makeShape(): Shape {')
  await loadTypeScript()
  for (const strict of ['true', 'false']) {
    const text = `${written}\nconst one: string = makeUser({ name: 'Ada' }).name\nmakeUser().nick?.length\nmakeTree({ label: 'x' })\nmakeScores({ a: 1 })\nmakePoint({ y: 3 }).length()\n`
    const host = memoryHost({
      '/src/types.ts': TEXT,
      '/test/made.ts': text,
      '/tsconfig.json': `{ "compilerOptions": { "exactOptionalPropertyTypes": ${strict}, "noUncheckedIndexedAccess": true } }`,
    })
    const open = openProgram({ uri: 'file:///test/made.ts', text }, host)
    const found = [
      ...open.program.getSyntacticDiagnostics(open.file),
      ...open.program.getSemanticDiagnostics(open.file),
    ]
    expect(found.map((one) => open.compiler.flattenDiagnosticMessageText(one.messageText, ' '))).toEqual([])
  }
  const { transpileModule, ModuleKind, ScriptTarget } = (await import('typescript6')).default
  const { outputText } = transpileModule(
    `const Role = { Admin: 'admin', Guest: 'guest' }\n${written.replace(/^import .*$/gm, '')}`,
    { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } },
  )
  const exports: { makeUser?: (overrides?: object) => { id: number; name: string; born: Date } } = {}
  runInNewContext(outputText, { exports })
  const { makeUser } = exports
  const made = Array.from({ length: 4 }, () => makeUser?.())
  expect(made[0]).toEqual(made[3])
  expect(made[0]).not.toBe(made[3])
  expect(made[0]).not.toEqual(made[1])
  expect(makeUser?.({ name: 'Ada' }).name).toBe('Ada')
})

it('of JavaScript say their types in comments', async () => {
  const written = await factories('file:///src/types.ts', 'file:///test/made.js')
  expect(written).toContain(" * @param {Partial<import('../src/types').User>} [overrides]")
  expect(written).toContain('export function makeUser(overrides) {')
})

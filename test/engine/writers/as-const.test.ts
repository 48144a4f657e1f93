import { describe, expect, it } from 'vitest'
import type { ListForm } from '../../../src/engine/catalog/typed-list.ts'
import { openProgram } from '../../../src/engine/compiler/program.ts'
import type { Diagnostic } from '../../../src/engine/diagnostics/diagnostic.ts'
import { produce } from '../../../src/engine/produce.ts'
import { asConst } from '../../../src/engine/writers/typescript.ts'
import { DEFAULT_STYLE } from '../../../src/engine/writers/writer.ts'
import { memoryHost } from '../memory-host.ts'
import { entityOf, readTypes } from '../readers/typescript/read-types.ts'

const TEXT = `export enum Role { Admin = 'admin', Guest = 'guest' }
export type Id = string & { readonly __brand: 'Id' }
export interface User { id: Id; name: string; role: Role; tags: string[]; born: Date; at: [number, number?]; seen: Map<string, ('x' | 'y')[]> }
`

async function written(uri: string, text: string, target: string) {
  const diagnostics: Diagnostic[] = []
  let made = ''
  const request = {
    source: { uri: `file://${uri}`, text },
    rows: 3,
    format: 'as-const',
    write: { target: `file://${target}` },
  }
  for await (const one of produce(request, memoryHost({ [uri]: text }))) {
    if (one.kind === 'text') made += one.text
    if (one.kind === 'diagnostic') diagnostics.push(one.diagnostic)
  }
  const host = memoryHost({
    [uri]: text,
    [target]: made,
    '/tsconfig.json': '{ "compilerOptions": { "checkJs": true } }',
  })
  const { program, file, compiler } = openProgram({ uri: `file://${target}`, text: made }, host)
  const errors = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
  return { made, diagnostics, errors: errors.map((one) => compiler.flattenDiagnosticMessageText(one.messageText, ' ')) }
}

describe('rows as constants', () => {
  it('keep their literals and are of their type', async () => {
    const { made, errors, diagnostics } = await written('/src/types.ts', TEXT, '/src/users.ts')
    expect(made).toContain('export const users = [\n')
    expect(made).toContain('\n] as const satisfies readonly User[];\n')
    expect({ errors, diagnostics }).toEqual({ errors: [], diagnostics: [] })
  })

  it('say the same in comments of JavaScript', async () => {
    const { made, errors } = await written('/src/types.ts', TEXT, '/src/users.js')
    expect(made).toContain(
      "/** @satisfies {readonly import('./types').User[]} */\nexport const users = /** @type {const} */ ([\n",
    )
    expect(errors).toEqual([])
  })

  it('of a source without types are constants alone', async () => {
    const schema =
      '{ "title": "Pet", "type": "object", "required": ["name"], "properties": { "name": { "type": "string" } } }'
    const { made, errors } = await written('/pet.schema.json', schema, '/pets.ts')
    expect(made).toMatch(/^export const pets = \[[^]*\] as const;\n$/)
    expect(errors).toEqual([])
  })

  it.each([
    [['const'], ' = [{ n: 1 }] satisfies T[];'],
    [['const', 'satisfies'], ': T[] = [{ n: 1 }];'],
  ] as const)('that the compiler refuses as %s are written in a wider form, which is told', (refused, expected) => {
    const { catalog } = readTypes('export interface T { n: number }')
    const diagnostics: Diagnostic[] = []
    const section = {
      entity: entityOf({ catalog, diagnostics }, 'T'),
      rows: [{ n: 1 }],
      objection: (_: unknown, form: ListForm) =>
        (refused as readonly ListForm[]).includes(form) ? 'TS4104' : undefined,
    }
    const style = { ...DEFAULT_STYLE, indent: '' }
    const text = [...asConst([section], catalog, { style }, (one) => diagnostics.push(one))].join('')
    expect(text).toContain(`export const ts${expected}`)
    expect(diagnostics).toMatchObject([
      { code: 'write/not-constant', message: expect.stringContaining('TS4104') as string },
    ])
  })
})

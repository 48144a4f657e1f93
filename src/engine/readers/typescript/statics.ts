import type ts from 'typescript6'
import type { Source } from '../../catalog/host.ts'
import { isScript } from '../../catalog/specifier.ts'
import type { OpenProgram } from '../../compiler/program.ts'

const PREFIX = '__lifelike_static__'
const MOST = 200

/**
 * The source with `Static<typeof Box>` declared behind its text for each schema of typebox 1.x, where it moves nothing:
 * those keep the type of their values nowhere, only the compiler can work it out.
 */
export function withStatics(source: Source, fileName: string): Source {
  if (isScript(fileName) || !/\bfrom\s+['"]typebox['"]/.test(source.text)) return source
  const found = [...source.text.matchAll(/^(?:export[ ]+)?const[ ]+([A-Za-z_$][\w$]*)[ ]*=[ ]*Type\.[A-Z]/gm)].slice(
    0,
    MOST,
  )
  const types = found.map(([, name = '']) => `type ${PREFIX}${name} = import("typebox").Static<typeof ${name}>`)
  return types.length === 0 ? source : { ...source, text: `${source.text}\n;${types.join('\n')}\n` }
}

/** Is the alias one of those declared behind the text? */
export function isStatic(name: string): boolean {
  return name.startsWith(PREFIX)
}

/** What a constant of this name gives, where that was asked for behind the text. */
export function staticOf({ compiler, checker, file }: OpenProgram, name: string): ts.Type | undefined {
  const alias = file.statements.find(
    (one) => compiler.isTypeAliasDeclaration(one) && one.name.text === `${PREFIX}${name}`,
  )
  return alias && compiler.isTypeAliasDeclaration(alias) ? checker.getTypeAtLocation(alias.name) : undefined
}

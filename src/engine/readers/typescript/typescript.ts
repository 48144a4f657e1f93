import type { Catalog, Entity } from '../../catalog/catalog.ts'
import type { Host, Source } from '../../catalog/host.ts'
import type { ReadResult } from '../../catalog/reader.ts'
import type { Shape } from '../../catalog/shape.ts'
import { fileNameOf, folderOf } from '../../compiler/file-name.ts'
import { openProgram } from '../../compiler/program.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type Declared, declaredTypes, typeArguments } from './entities.ts'
import { instanceOf, isInstance, withInstance } from './named-arguments.ts'
import { namesOf, specifierOf } from './names.ts'
import { peersOf } from './peers.ts'
import { underSaid } from './said.ts'
import { schemaOfAlias } from './schema-values.ts'
import { withStatics } from './statics.ts'
import { saidOf } from './validators.ts'
import { createWalker } from './walker.ts'

/**
 * Reads the types of a module through the compiler's own checker. An entity's shape is walked when it is first looked
 * at, and then brings the definitions it refers to into the catalog: a module may declare thousands of types.
 */
export function readTypeScript(source: Source, host: Host, asked?: string): ReadResult {
  const instance = isInstance(asked)
  const open = openProgram(
    instance ? withInstance(source, fileNameOf(source.uri), asked) : withStatics(source, fileNameOf(source.uri)),
    host,
  )
  const diagnostics: Diagnostic[] = open.program
    .getSyntacticDiagnostics(open.file)
    .filter((one) => one.start <= source.text.length)
    .slice(0, 20)
    .map((one) => ({
      code: 'source/syntax',
      severity: 'error',
      message: open.compiler.flattenDiagnosticMessageText(one.messageText, ' '),
      span: { start: one.start, end: one.start + one.length },
      instead: 'the types that could be read were kept',
    }))
  const module = specifierOf(folderOf(open.fileName), open.fileName)
  const declared = declaredTypes(open, module)
  const own = declared.filter((one) => one.value === undefined).map((one) => [one.symbol, one.name] as const)
  const peers = peersOf(open, new Map(own), (...all) => walker.walk(...all))
  const walker = createWalker(open, peers)
  const entity = ({ name, node, symbol, exported, value }: Declared): Entity => {
    const args = typeArguments(open, node)
    const comment = open.compiler.displayPartsToString(symbol.getDocumentationComment(open.checker))
    let shape: Shape | undefined
    const walked = (): Shape => {
      const access =
        value?.reference ?? (args === '' ? `import("${module}").${exported === 'default' ? 'default' : name}` : null)
      const schema =
        value?.schema ?? (open.compiler.isTypeAliasDeclaration(node) ? schemaOfAlias(open, node) : undefined)
      const result = walker.walk(value?.type ?? open.checker.getDeclaredTypeOfSymbol(symbol), name, access)
      if (result.cut) {
        diagnostics.push({
          code: 'typescript/too-large',
          severity: 'information',
          message: `${name} is too large to be walked whole`,
          span: { start: node.name?.getStart(open.file) ?? node.pos, end: node.name?.end ?? node.end },
          instead: 'deep parts hold only what is required',
        })
      }
      if (result.shape.kind === 'never') {
        diagnostics.push({
          code: 'typescript/no-value',
          severity: 'error',
          message: `${name}: ${result.shape.because ?? 'no value'}`,
          span: { start: node.name?.getStart(open.file) ?? node.pos, end: node.name?.end ?? node.end },
        })
      }
      return schema ? underSaid(result.shape, saidOf(open, schema), walker.definitions) : result.shape
    }
    return {
      name,
      key: name,
      get shape() {
        return (shape ??= walked())
      },
      constraints: [],
      span: { start: node.getStart(open.file), end: node.end },
      ...(node.name ? { nameSpan: { start: node.name.getStart(open.file), end: node.name.end } } : {}),
      ...(comment === '' ? {} : { description: comment }),
      type: { name: `${name}${args}`, exported, module, ...(value ? { reference: value.reference } : {}) },
    }
  }
  const entities = declared
    .filter(
      (one) => !instance || (one.node.getStart(open.file) < source.text.length && one.node.end <= source.text.length),
    )
    .map(entity)
  if (instance) {
    const found = instanceOf(open, namesOf(open), source.text.length)
    if (typeof found === 'string')
      diagnostics.push({ code: 'source/unknown-entity', severity: 'error', message: `${asked}: ${found}`, span: null })
    else {
      const { type, reference, exported } = found
      entities.push({
        name: asked,
        key: asked,
        shape: walker.walk(type, asked, null).shape,
        constraints: [],
        type: { name: asked, exported: exported ? 'named' : 'none', module, reference },
      })
    }
  }
  const catalog: Catalog = {
    uri: source.uri,
    language: 'typescript',
    variant: { id: `typescript-${open.compiler.version}`, because: 'the compiler that reads and judges' },
    entities,
    others: peers.others,
    definitions: walker.definitions,
    relations: [],
  }
  return { catalog, diagnostics, evidence: { kind: 'typescript', uri: source.uri } }
}

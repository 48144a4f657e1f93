import type ts from 'typescript6'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { uriOf } from '../../compiler/file-name.ts'
import type { Walk } from './walk.ts'

/** Where a property's name stands; other files than the source are named. */
export function fieldSpan(walk: Walk, property: ts.Symbol): Span | undefined {
  const declaration = property.declarations?.[0]
  const name = declaration ? walk.compiler.getNameOfDeclaration(declaration) : undefined
  if (!name || name.pos < 0) return undefined
  const file = name.getSourceFile() as ts.SourceFile | undefined
  if (!file) return undefined
  const span = { start: name.getStart(file), end: name.end }
  return file === walk.open.file ? span : { ...span, uri: uriOf(file.fileName) }
}

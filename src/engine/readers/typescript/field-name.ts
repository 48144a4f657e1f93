import type ts from 'typescript6'
import type { Walk } from './walk.ts'

/** Symbol keys become `[Symbol.iterator]` or `[import("./keys").tag]`; `undefined`: the key cannot be written. */
export function fieldName(walk: Walk, property: ts.Symbol): string | undefined {
  if (!property.name.startsWith('__@')) return unescaped(property.name)
  const declaration = property.declarations?.[0]
  const name = declaration ? walk.compiler.getNameOfDeclaration(declaration) : undefined
  if (!name || !walk.compiler.isComputedPropertyName(name)) return undefined
  const symbol = walk.checker.getSymbolAtLocation(name.expression)
  const text = name.expression.getText()
  if (/^Symbol\.\w+$/.test(text)) return `[${text}]`
  if (!symbol) return undefined
  const target = symbol.flags & walk.compiler.SymbolFlags.Alias ? walk.checker.getAliasedSymbol(symbol) : symbol
  const reference = walk.names.reference(target, 'value')
  return reference === undefined ? undefined : `[${reference}]`
}

/** The compiler stores `__x` as `___x`. */
function unescaped(name: string): string {
  return name.startsWith('___') ? name.slice(1) : name
}

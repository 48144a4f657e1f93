import type ts from 'typescript6'
import type { Shape } from '../../catalog/shape.ts'
import { isExportedConstant } from './scalars.ts'
import { code, inside, type Place, refuse, type Walk } from './walk.ts'

/** An instance that only its constructor can make (it has private or protected members); `undefined`: fields will do. */
export function classShape(walk: Walk, type: ts.Type, place: Place): Shape | undefined {
  const { checker, compiler } = walk
  const { symbol } = type
  if (!symbol || !(symbol.flags & (compiler.SymbolFlags.Class | compiler.SymbolFlags.Interface))) return undefined
  if (!checker.getPropertiesOfType(type).some((one) => isHidden(walk, one))) return undefined
  const name = symbol.flags & compiler.SymbolFlags.Class ? constructible(walk, symbol) : undefined
  if (name === undefined) return refuse(`${symbol.name}, which has private members and cannot be constructed,`)
  const value = checker.getTypeOfSymbol(symbol)
  const signatures = checker.getSignaturesOfType(value, compiler.SignatureKind.Construct)
  const open = signatures.filter((one) => !isRestricted(walk, one.getDeclaration() as ts.Declaration | undefined))
  const [signature] = [...open].sort((a, b) => required(walk, a).length - required(walk, b).length)
  if (!signature) return refuse(`${symbol.name}, whose constructor is private,`)
  const of = required(walk, signature).map((parameter) =>
    walk.shape(checker.getTypeOfSymbol(parameter), inside(place, `(${parameter.name})`, null)),
  )
  return code(`new ${name}(${of.map((_, i) => `\${${i}}`).join(', ')})`, of)
}

/** A private, protected or `#` member: no literal can have it. */
export function isHidden(walk: Walk, property: ts.Symbol): boolean {
  const { ModifierFlags } = walk.compiler
  return (
    property.declarations?.some((one) => {
      const name = walk.compiler.getNameOfDeclaration(one)
      if (name && walk.compiler.isPrivateIdentifier(name)) return true
      return (walk.compiler.getCombinedModifierFlags(one) & (ModifierFlags.Private | ModifierFlags.Protected)) !== 0
    }) ?? false
  )
}

function constructible(walk: Walk, symbol: ts.Symbol): string | undefined {
  const declaration = symbol.valueDeclaration
  if (!declaration) return undefined
  if (walk.compiler.getCombinedModifierFlags(declaration) & walk.compiler.ModifierFlags.Abstract) return undefined
  const name = walk.names.reference(symbol)
  if (name === undefined) return undefined
  return declaration.getSourceFile() === walk.open.file ||
    !name.startsWith('import("./') ||
    isExportedConstant(walk, symbol)
    ? name
    : undefined
}

function isRestricted(walk: Walk, declaration: ts.Declaration | undefined): boolean {
  const { ModifierFlags } = walk.compiler
  if (!declaration) return false
  return (walk.compiler.getCombinedModifierFlags(declaration) & (ModifierFlags.Private | ModifierFlags.Protected)) !== 0
}

function required(walk: Walk, signature: ts.Signature): ts.Symbol[] {
  return signature.getParameters().filter((one) => {
    const { valueDeclaration: declaration } = one
    if (!declaration || !walk.compiler.isParameter(declaration)) return true
    return !declaration.questionToken && !declaration.initializer && !declaration.dotDotDotToken
  })
}

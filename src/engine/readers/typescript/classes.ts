import type ts from 'typescript6'
import type { Branch, Shape } from '../../catalog/shape.ts'
import { fieldName } from './field-name.ts'
import { isPlainData } from './plain-data.ts'
import { isExportedConstant } from './scalars.ts'
import { code, inside, type Place, refuse, type Walk } from './walk.ts'

/** An object with more methods than this is made by its class: nobody writes them out. */
const MANY_METHODS = 8

/**
 * An instance that its constructor makes: it has private or protected members, or is one of many methods inside a value.
 * `undefined`: fields will do.
 */
export function classShape(walk: Walk, type: ts.Type, place: Place): Shape | undefined {
  const { checker, compiler } = walk
  const { symbol } = type
  if (!symbol || !(symbol.flags & (compiler.SymbolFlags.Class | compiler.SymbolFlags.Interface))) return undefined
  const properties = checker.getPropertiesOfType(type)
  const name = symbol.flags & compiler.SymbolFlags.Class ? constructible(walk, symbol) : undefined
  if (!properties.some((one) => isHidden(walk, one))) {
    const methods = properties.filter((one) => one.flags & compiler.SymbolFlags.Method)
    if (place.isRoot || name === undefined || methods.length < MANY_METHODS) return undefined
    const parameters = parametersOf(walk, symbol)
    const isPlain = parameters?.every((one) => isPlainData(walk, checker.getTypeOfSymbol(one)))
    return parameters && isPlain ? made(walk, name, parameters, place) : undefined
  }
  if (name === undefined) return refuse(`${symbol.name}, which has private members and cannot be constructed,`)
  const parameters = parametersOf(walk, symbol)
  if (parameters) return made(walk, name, parameters, place)
  return instances(walk, symbol, name) ?? refuse(`${symbol.name}, whose constructor is private,`)
}

/** What the constructor that asks for least asks for; `undefined`: none is open to others. */
function parametersOf(walk: Walk, symbol: ts.Symbol): readonly ts.Symbol[] | undefined {
  const value = walk.checker.getTypeOfSymbol(symbol)
  const signatures = walk.checker.getSignaturesOfType(value, walk.compiler.SignatureKind.Construct)
  const open = signatures.filter((one) => !isRestricted(walk, one.getDeclaration() as ts.Declaration | undefined))
  return open.map((one) => required(walk, one)).sort((a, b) => a.length - b.length)[0]
}

/** Those that the class itself holds, one for each of its constants: `Level.High`. */
function instances(walk: Walk, symbol: ts.Symbol, name: string): Shape | undefined {
  const { checker } = walk
  const type = checker.getDeclaredTypeOfSymbol(symbol)
  const branches = checker
    .getPropertiesOfType(checker.getTypeOfSymbol(symbol))
    .filter((one) => one.name !== 'prototype' && checker.getTypeOfSymbol(one) === type && !isHidden(walk, one))
    .filter((one) => /^[A-Za-z_$][\w$]*$/.test(one.name))
    .map((one): Branch => ({ key: one.name, shape: code(`${name}.${one.name}`) }))
  const [only] = branches
  return branches.length > 1 ? { kind: 'union', branches } : only?.shape
}

function made(walk: Walk, name: string, parameters: readonly ts.Symbol[], place: Place): Shape {
  const of = parameters.map((one) =>
    walk.shape(walk.checker.getTypeOfSymbol(one), inside(place, `(${one.name})`, null)),
  )
  return code(`new ${name}(${of.map((_, i) => `\${${i}}`).join(', ')})`, of)
}

/** A private, protected or `#` member, or one under a symbol that nobody else knows: no literal can have it. */
export function isHidden(walk: Walk, property: ts.Symbol): boolean {
  const { ModifierFlags, SymbolFlags } = walk.compiler
  const isSymbol = property.name.startsWith('__@') && !(property.flags & SymbolFlags.Optional)
  if (isSymbol && fieldName(walk, property) === undefined) return true
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
  const name = walk.names.reference(symbol, 'value')
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

import type ts from 'typescript6'
import type { Walk } from './walk.ts'

/** Escaped for a regular expression (flag `u`). */
function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}

type Case = 'Uppercase' | 'Lowercase' | 'Capitalize' | 'Uncapitalize'

/**
 * The pattern of a template literal type, unanchored; narrower than the type where that reads better
 * (`${string}` stands for a short word). `undefined`: a part that has no text.
 */
export function templatePattern(walk: Walk, type: ts.Type, letters?: Case, depth = 0): string | undefined {
  const { TypeFlags } = walk.compiler
  if (depth > 20) return undefined
  if (type.flags & TypeFlags.TemplateLiteral) {
    const { texts, types } = type as ts.TemplateLiteralType
    let pattern = escaped(cased(texts[0] ?? '', letters))
    const rest = letters === 'Uppercase' || letters === 'Lowercase' ? letters : undefined
    for (let i = 0; i < types.length; i++) {
      const first = i === 0 && texts[0] === '' ? letters : rest
      const part = templatePattern(walk, types[i] as ts.Type, first, depth + 1)
      if (part === undefined) return undefined
      pattern += part + escaped(cased(texts[i + 1] ?? '', rest))
    }
    return pattern
  }
  if (type.flags & TypeFlags.StringMapping) {
    const mapping = type as ts.StringMappingType
    return templatePattern(walk, mapping.type, mapping.symbol.name as Case, depth + 1)
  }
  if (type.isUnion()) {
    const parts = type.types.map((one) => templatePattern(walk, one, letters, depth + 1))
    return parts.includes(undefined) ? undefined : `(?:${parts.join('|')})`
  }
  if (type.isStringLiteral() || type.isNumberLiteral()) return escaped(cased(String(type.value), letters))
  if (type.flags & TypeFlags.BooleanLiteral) return walk.checker.typeToString(type)
  if (type.flags & TypeFlags.BigIntLiteral) return escaped(walk.checker.typeToString(type).replace(/n$/, ''))
  if (type.flags & TypeFlags.Boolean) return '(?:true|false)'
  if (type.flags & TypeFlags.Number) return '(?:0|[1-9][0-9]{0,3})'
  if (type.flags & TypeFlags.BigInt) return '(?:0|[1-9][0-9]{0,5})'
  if (type.flags & TypeFlags.Null) return 'null'
  if (type.flags & TypeFlags.Undefined) return 'undefined'
  if (type.flags & (TypeFlags.String | TypeFlags.Any)) return word(letters)
  if (type.flags & TypeFlags.Intersection) {
    for (const one of (type as ts.IntersectionType).types) {
      const part = one.flags & TypeFlags.Object ? undefined : templatePattern(walk, one, letters, depth + 1)
      if (part !== undefined) return part
    }
  }
  const constraint = walk.checker.getBaseConstraintOfType(type)
  return constraint && constraint !== type ? templatePattern(walk, constraint, letters, depth + 1) : undefined
}

function word(letters: Case | undefined): string {
  if (letters === 'Uppercase') return '[A-Z]{3,8}'
  if (letters === 'Capitalize') return '[A-Z][a-z]{2,7}'
  return '[a-z]{3,8}'
}

function cased(text: string, letters: Case | undefined): string {
  if (letters === 'Uppercase') return text.toUpperCase()
  if (letters === 'Lowercase') return text.toLowerCase()
  if (letters === 'Capitalize') return text.slice(0, 1).toUpperCase() + text.slice(1)
  return letters === 'Uncapitalize' ? text.slice(0, 1).toLowerCase() + text.slice(1) : text
}

import type { Shape } from '../../catalog/shape.ts'
import { isRecord, type Json } from '../../catalog/value.ts'
import { isSchemaObject, type SchemaObject, textAt } from './keywords.ts'
import type { Lowering, Scope } from './lowering.ts'
import { having } from './objects.ts'

interface Discriminator {
  readonly property: string
  readonly mapping: { readonly [value: string]: Json }
}

/** OpenAPI's word on which property tells the branches apart; Swagger 2 and AsyncAPI give only its name. */
function discriminatorOf(schema: SchemaObject): Discriminator | undefined {
  const said = schema['discriminator']
  if (typeof said === 'string') return { property: said, mapping: {} }
  if (!isRecord(said) || typeof said['propertyName'] !== 'string') return undefined
  return { property: said['propertyName'], mapping: isRecord(said['mapping']) ? said['mapping'] : {} }
}

/** What a branch of a `oneOf` or `anyOf` with a discriminator holds in the property that tells it apart. */
export function tagOf(schema: SchemaObject, branch: Json, lowering: Lowering): Shape | undefined {
  const discriminator = lowering.openapi ? discriminatorOf(schema) : undefined
  const reference = isSchemaObject(branch) ? textAt(branch, '$ref') : undefined
  return discriminator && reference !== undefined ? tagged(discriminator, reference) : undefined
}

/** What a schema holds there that extends one with a discriminator (`allOf: [{$ref: Pet}, …]`): its own name. */
export function inheritedTag(part: Json, scope: Scope, lowering: Lowering): Shape | undefined {
  if (!lowering.openapi || !isSchemaObject(part) || typeof part['$ref'] !== 'string') return undefined
  const parent = lowering.follow(part, '$ref', scope)?.target.schema
  const discriminator = isSchemaObject(parent) ? discriminatorOf(parent) : undefined
  // Only what stands directly in a definition has the definition's name.
  if (!discriminator || scope.depth > 1) return undefined
  const own = tagged(discriminator, scope.target.name)
  return { kind: 'union', branches: [{ key: '', shape: { kind: 'types', types: ['object'] }, also: own }] }
}

/** The mapping's names of a schema, else the schema's own name. */
function tagged({ property, mapping }: Discriminator, reference: string): Shape {
  const name = decodedName(reference)
  const listed = Object.keys(mapping).filter((key) => {
    const to = mapping[key]
    return typeof to === 'string' && (to === reference || decodedName(to) === name)
  })
  return having([property], { kind: 'literal', values: listed.length > 0 ? listed : [name] })
}

function decodedName(reference: string): string {
  return reference
    .slice(reference.lastIndexOf('/') + 1)
    .replace(/\.(json|ya?ml)$/i, '')
    .replaceAll('~1', '/')
    .replaceAll('~0', '~')
}

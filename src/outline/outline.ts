/** A half-open range of UTF-16 offsets. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A named value inside an entity: property, member, column. Nested ones are listed too, after the field that holds them. */
export interface OutlineField {
  readonly name: string
  readonly nameRange: Range
  /** Name and declaration (JSON, YAML: the value alone is `valueRange`). */
  readonly range: Range
  /** JSON, YAML: the subschema. SQL: the column's definition after its name. */
  readonly valueRange: Range
  /** The comment before it that holds, or could hold, an annotation (TypeScript). */
  readonly doc?: Range
}

/** Something that gets rows, as far as a cheap scan can tell. */
export interface OutlineEntity {
  readonly kind: 'schema' | 'definition' | 'type' | 'table'
  /** What a person calls it; a type's or table's own name. */
  readonly name: string
  /** JSON Schema only: its JSON pointer, '' for the root. */
  readonly pointer?: string
  readonly range: Range
  readonly nameRange: Range
  /** A lens is drawn over it: root schema, exported type, table. */
  readonly lens: boolean
  readonly fields: readonly OutlineField[]
}

export type OutlineLanguage = 'json-schema' | 'typescript' | 'sql'

/** The entities of a text; `null` when it describes none (data, another language). */
export interface Outline {
  readonly language: OutlineLanguage
  readonly entities: readonly OutlineEntity[]
}

/** The entity that `offset` stands in, the innermost; `undefined` between entities. */
export function entityAt(outline: Outline, offset: number): OutlineEntity | undefined {
  return innermost(outline.entities, offset)
}

/** The field of `entity` that `offset` stands in, the innermost. */
export function fieldAt(entity: OutlineEntity, offset: number): OutlineField | undefined {
  return innermost(entity.fields, offset)
}

function innermost<T extends { readonly range: Range }>(all: readonly T[], offset: number): T | undefined {
  let found: T | undefined
  for (const each of all) {
    const inside = each.range.start <= offset && offset <= each.range.end
    if (inside && (found === undefined || size(each.range) <= size(found.range))) found = each
  }
  return found
}

const size = (range: Range): number => range.end - range.start

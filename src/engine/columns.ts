import type { Catalog, Entity } from './catalog/catalog.ts'
import type { Field, Shape } from './catalog/shape.ts'
import { isRecord, type Row } from './catalog/value.ts'
import { joinedColumns } from './joined-columns.ts'
import type { Opened } from './open.ts'
import type { Step } from './plan/step.ts'
import { maker, whyOf } from './plan/why.ts'
import type { PageColumn } from './requests.ts'

/** Objects within objects whose fields are named. */
const MOST_DEEP = 3

/** The columns of an entity's rows: its fields in order, then names that only the rows have. */
export function columnsOf({ reading, compiled }: Opened, entity: Entity, rows: readonly Row[]): readonly PageColumn[] {
  const step = compiled.plan.entities.find((one) => one.name === entity.name)?.step
  const { solver } = compiled
  const facts: Facts = {
    joined: joinedColumns(reading.catalog, entity.name),
    references: referencesOf(reading.catalog, entity.name),
    fieldsOf: (shape) => {
      const head = solver.head(shape)
      return head.kind === 'object' ? head.fields : []
    },
  }
  const named = step === undefined ? [] : within(step, entity.shape, facts, 0)
  const known = new Set(named.map((one) => one.name))
  const further = new Set(
    rows.flatMap((row) => (isRecord(row) ? Object.keys(row).filter((name) => !known.has(name)) : [])),
  )
  return [
    ...named,
    ...[...further].map((name): PageColumn => ({
      name,
      how: '',
      because: '',
      confidence: null,
      span: null,
      joined: false,
      reference: null,
      fields: [],
    })),
  ]
}

interface Facts {
  readonly joined: ReadonlySet<string>
  readonly references: ReadonlyMap<string, NonNullable<PageColumn['reference']>>
  fieldsOf(shape: Shape): readonly Field[]
}

function within(step: Step, shape: Shape | undefined, facts: Facts, depth: number): PageColumn[] {
  const object = maker(step)
  if (object.do !== 'object' || depth > MOST_DEEP) return []
  const declared = new Map((shape === undefined ? [] : facts.fieldsOf(shape)).map((one) => [one.name, one]))
  return object.fields.map(({ name, step: own }) => {
    const field = declared.get(name)
    return {
      name,
      ...whyOf(own),
      span: field?.span ?? field?.shape.span ?? null,
      joined: depth === 0 && facts.joined.has(name),
      reference: depth === 0 ? (facts.references.get(name) ?? null) : null,
      fields: within(own, field?.shape, facts, depth + 1),
    }
  })
}

function referencesOf({ relations }: Catalog, name: string): Facts['references'] {
  return new Map(
    relations
      .filter((one) => one.from === name)
      .flatMap((one) =>
        one.fromFields.map((field, i) => [field, { entity: one.to, column: one.toFields[i] ?? '' }] as const),
      ),
  )
}

import type { Catalog } from '../catalog/catalog.ts'
import type { Compiling } from './context.ts'
import { entityOf, fieldsOf } from './entity-fields.ts'
import type { Join } from './join.ts'
import { priceOf, unitPriceOf } from './joins.ts'
import type { EntityPlan, Step } from './step.ts'

/**
 * Prices across tables: a line of an order costs per unit what the product does that it refers to. Where the product's
 * key is numbered, so that its row is told by the key alone.
 */
export function withPrices(
  catalog: Catalog,
  plans: readonly EntityPlan[],
  at: Pick<Compiling, 'language' | 'solver'>,
): readonly EntityPlan[] {
  return plans.map((plan) => {
    const entity = entityOf(catalog, plan.name)
    const field = entity && unitPriceOf(fieldsOf(entity), at)
    if (!field || plan.step.do !== 'object') return plan
    for (const { from, to, fromFields, toFields } of catalog.relations) {
      const [parent, parentPlan] = [entityOf(catalog, to), plans.find((one) => one.name === to)]
      const [reference, ...others] = fromFields
      if (from !== plan.name || to === from || !parent || !parentPlan || reference === undefined || others.length > 0)
        continue
      const price = priceOf(fieldsOf(parent), at)
      const key = stepOf(parentPlan, toFields[0])
      if (price === undefined || key?.do !== 'key' || key.by !== undefined || (parent.existing ?? []).length > 0)
        continue
      const taken: Join = { kind: 'taken', field, reference, entity: to, column: price, first: key.first }
      return { ...plan, step: { ...plan.step, joins: [taken, ...(plan.step.joins ?? [])] } }
    }
    return plan
  })
}

function stepOf({ step }: EntityPlan, field: string | undefined): Step | undefined {
  return step.do === 'object' ? step.fields.find((one) => one.name === field)?.step : undefined
}

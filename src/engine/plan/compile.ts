import type { Catalog, Entity } from '../catalog/catalog.ts'
import type { Peer, Shape, SolvedShape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { LocaleTables } from '../samplers/sampler.ts'
import type { Solver } from '../solve/solver.ts'
import { annotatedShape } from './annotated.ts'
import { compileArray } from './compile-array.ts'
import { compileObject } from './compile-object.ts'
import { compileScalar } from './compile-scalar.ts'
import { compileUnion } from './compile-union.ts'
import { compatible } from './compatible.ts'
import { documentOf, isOpen } from './documents.ts'
import type { Compiling, Place } from './context.ts'
import { definitionSizes, expansionSizes } from './definition-size.ts'
import { exampleHints } from './example-hints.ts'
import { createMemos } from './memo.ts'
import { recursionWidths } from './recursion-width.ts'
import { relate } from './relate.ts'
import { withPrices } from './relate-prices.ts'
import { withSums } from './relate-sums.ts'
import { kept } from './unique-fields.ts'
import type { Settings } from './settings.ts'
import type { EntityPlan, Plan, Step } from './step.ts'

/** What compiling needs besides the catalog. */
export interface Tools {
  readonly solver: Solver
  readonly locale: LocaleTables
}

export interface Compiled {
  readonly plan: Plan
  readonly diagnostics: readonly Diagnostic[]
  /** Entities that hold no value, with the reason; `diagnostic` names the keywords at fault. */
  readonly refused: readonly { readonly entity: string; readonly because: string; readonly diagnostic?: Diagnostic }[]
}

/** Deepest nesting of shapes that is followed when compiling; deeper ones are reported and cut. */
const MOST_DEEP = 64

/** Compiles the named entities (all, when absent) of a catalog into a plan. Never throws on any catalog. */
export function compile(
  catalog: Catalog, settings: Settings, tools: Tools, entities: readonly Entity[] = catalog.entities,
): Compiled {
  const diagnostics: Diagnostic[] = []
  const definitions: { readonly [name: string]: Step } = {}
  const begun = new Set<string>()
  /** Entities that others refer to. */
  const wanted = new Set<string>()
  const { solver } = tools
  const sizeOf = definitionSizes(solver)
  const memos = createMemos()
  const steps = memos<Step | null>()
  const context: Compiling = {
    language: catalog.language, settings, solver, locale: tools.locale,
    report: (diagnostic) => void (diagnostics.some((one) => isSame(one, diagnostic)) || diagnostics.push(diagnostic)),
    expansion: expansionSizes(solver),
    recursion: recursionWidths(solver),
    compile: (shape, place) => steps(shape, place, () => (shape.peer ? compilePeer(shape, shape.peer, place) : compileShape(shape, place))),
    guesses: memos(),
  }

  function compileShape(shape: Shape, place: Place): Step | null {
    if (place.depth > MOST_DEEP) {
      context.report({ code: 'plan/too-deep', severity: 'warning', span: shape.span ?? null,
        message: `\`${[...place.ancestors, place.name].join('.')}\` is nested too deep` })
      return null
    }
    const document = isAnything(shape) || (shape.kind === 'union' && shape.any) ? unknownDocument(shape, place) : undefined
    if (document) return dispatch(document, place)
    if (isAnything(shape)) return compileAnything(shape, place)
    const solved = solver.head(shape)
    const own = solved.hints ?? shape.hints
    const hints = own ? exampleHints(own, place.hints?.examples ?? []) : place.hints
    const here = hints ? { ...place, hints } : place
    const head = annotatedShape(solved, hints?.annotation, context)
    const step = dispatch(head, here)
    return step && compatible(step, head, here, context)
  }

  function dispatch(solved: SolvedShape, place: Place): Step | null {
    const head = (isOpen(solved) && documentOf(place, solved, context.language)) || solved
    switch (head.kind) {
      case 'never':
        return null
      case 'null':
        return { do: 'literal', value: null }
      case 'ref':
        return compileRef(head.to, place)
      case 'array':
        return compileArray(head, place, context)
      case 'object':
        return compileObject(head, place, context)
      case 'union':
        return compileUnion(head, place, context)
      default:
        return compileScalar(head, place, context)
    }
  }

  function entityCalled(name: string): Entity | undefined {
    return [...catalog.entities, ...(catalog.others ?? [])].find((one) => one.name === name)
  }

  /** What is another entity's; the entity is planned too, though it was not asked for. */
  function compilePeer(shape: Shape, peer: Peer, place: Place): Step | null {
    const natural = compileShape(shape, place)
    if (!natural || !entityCalled(peer.entity)) return natural
    wanted.add(peer.entity)
    const { entity, field, role, item = false } = peer
    const because = field === undefined ? `a row of ${entity}` : `${field} of a row of ${entity}`
    return { do: 'peer', entity, ...(field === undefined ? {} : { field }), role, item, own: entity === place.entity, natural, because }
  }

  /** Small definitions that do not recur are compiled in place, so that names around them give meaning. */
  function compileRef(name: string, place: Place): Step | null {
    if (solver.height(solver.definition(name)) === Infinity) return null
    if (sizeOf(name) !== 'call') return compileShape(solver.definition(name), called(place, lastWord(name)))
    if (!begun.has(name)) {
      begun.add(name)
      const keep = (from: PropertyDescriptor): unknown => Object.defineProperty(definitions, name, { ...from, enumerable: true, configurable: true })
      // Most definitions of a large schema are in no record: each is compiled when first looked at.
      keep({
        get() {
          const value: Step = compileShape(solver.definition(name), root(lastWord(name))) ?? { do: 'literal', value: null }
          keep({ value })
          return value
        },
      })
    }
    return { do: 'call', definition: name, because: `recursion of ${lastWord(name)}` }
  }

  /** What a value that may be anything holds by its name, where no choice or example says another thing. */
  function unknownDocument(shape: Shape, place: Place): SolvedShape | undefined {
    const hints = shape.hints ?? place.hints
    return hints?.annotation || hints?.examples ? undefined : documentOf(place, null, context.language)
  }

  function compileAnything(shape: Shape, place: Place): Step | null {
    const hints = shape.hints ?? place.hints
    const text: SolvedShape = { kind: 'string', ...(hints ? { hints } : {}) }
    const step = compileScalar(text, place, context)
    return step && compatible(step, null, hints ? { ...place, hints } : place, context)
  }

  const plans: EntityPlan[] = []
  const refused: { entity: string; because: string }[] = []
  const compileEntity = (entity: Entity): void => {
    if (entity.table?.impossible) {
      if (entities.includes(entity)) refused.push({ entity: entity.name, because: entity.table.refused ?? '' })
      return
    }
    const step = solver.height(entity.shape) === Infinity ? null : compileShape(entity.shape, root(entity.name))
    if (step) {
      plans.push({ name: entity.name, key: entity.key, rows: settings.rows[entity.name] ?? settings.rows['*'] ?? 5, step })
    } else if (entities.includes(entity)) {
      const head = solver.head(entity.shape)
      refused.push({ entity: entity.name, because: (head.kind === 'never' && head.because) || 'no value meets its constraints' })
    }
  }
  for (const entity of entities) compileEntity(entity)
  for (const name of wanted) {
    const entity = entityCalled(name)
    if (entity && !entities.includes(entity)) compileEntity(entity)
  }
  const tied = catalog.language === 'sql' ? related(catalog, plans, context) : kept(catalog, plans, context)
  const plan: Plan = { settings, entities: tied, definitions }
  return { plan, diagnostics: [...diagnostics, ...solver.diagnostics], refused }
}

/** Tables with their keys and references, and what follows across them. */
function related(catalog: Catalog, plans: readonly EntityPlan[], context: Compiling): readonly EntityPlan[] {
  const tied = relate(catalog, plans, context.report)
  return context.settings.coherence ? withSums(catalog, withPrices(catalog, tied, context), context) : tied
}

function isSame(one: Diagnostic, other: Diagnostic): boolean {
  return one.code === other.code && one.message === other.message && one.span?.start === other.span?.start
}

function root(entity: string): Place {
  return { entity, name: '', ancestors: [], siblings: [], item: false, holders: [], depth: 0 }
}

function isAnything(shape: Shape): boolean {
  return shape.kind === 'types' && shape.types.length >= 6
}

/** Names that say only that there is something, or several of it. */
const SAYS_LITTLE =
  /^(?:items?|data|results?|rows?|records?|nodes?|edges?|elements?|entry|entries|list|values?|contents?|payload|body|collection|objects?|resources?|hits?|docs|response)$/i

/** `items: User[]` are users: where a field's name says little, the definition's says what it holds. */
function called(place: Place, definition: string): Place {
  return SAYS_LITTLE.test(place.name) && /^[A-Za-z]\w*$/.test(definition) ? { ...place, name: definition } : place
}

/** `#/definitions/streetAddress` → `streetAddress`. */
function lastWord(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('#')) + 1)
}

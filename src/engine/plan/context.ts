import type { SourceLanguage } from '../catalog/catalog.ts'
import type { Column, Hints, Shape } from '../catalog/shape.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Guess } from '../meaning/guess.ts'
import type { LocaleTables } from '../samplers/sampler.ts'
import type { Solver } from '../solve/solver.ts'
import type { Holder, ViewField, ViewPlan } from './coherence.ts'
import type { Settings } from './settings.ts'
import type { Step } from './step.ts'

/** Where a shape stands: all that may decide its meaning. Never its place in a list of declarations (law 1). */
export interface Place {
  readonly entity: string
  /** The field's name; '' at the root. */
  readonly name: string
  /** Names on the way, outermost first, without the field's own. */
  readonly ancestors: readonly string[]
  readonly siblings: readonly string[]
  readonly hints?: Hints
  readonly column?: Column
  /** Inside an array: each item stands for a thing of its own. */
  readonly item: boolean
  /** Part of a value that must differ from those beside it: better not empty. */
  readonly distinct?: boolean
  /** The objects that enclose the place, within this compiled tree. */
  readonly holders: readonly Holder[]
  /** A field of an object: what it was guessed to mean beside its siblings; absent: not guessed yet. */
  readonly guess?: Guess | null
  readonly view?: ViewPlan
  /** Nesting of this shape within the compiled tree, of any kind. */
  readonly depth: number
}

/** What compiling one catalog shares. */
export interface Compiling {
  readonly language: SourceLanguage
  readonly settings: Settings
  readonly solver: Solver
  readonly locale: LocaleTables
  report(diagnostic: Diagnostic): void
  /** Shapes that one expansion of a shape shows. */
  expansion(shape: Shape): number
  /** Values of recursive definitions that one value of a shape holds. */
  recursion(shape: Shape): number
  /** What fields were guessed to mean. */
  guesses(shape: Shape, place: Place, make: () => ViewField): ViewField
  /** `null`: the shape holds no value. */
  compile(shape: Shape, place: Place): Step | null
}

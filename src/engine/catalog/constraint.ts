import type { Span } from '../diagnostics/diagnostic.ts'

/** A limit on a row or a table, beyond what its shape says. Field names are those of the entity's object shape. */
export type Constraint = KeyConstraint | RuleConstraint

export interface KeyConstraint {
  /** `primary` and `unique` rows are told apart by these fields. */
  readonly kind: 'primary' | 'unique'
  readonly fields: readonly string[]
  readonly name?: string
  /** Only rows that meet this rule (partial index), as written. */
  readonly where?: string
  /** Compared without regard to letter case. */
  readonly caseInsensitive?: boolean
  /** NULLs count as equal. */
  readonly nullsEqual?: boolean
  /** `fields` are where ranges begin and end, of which no two overlap. */
  readonly ranges?: true
  /** The declaration of an index over expressions, as written: `fields` are the columns that it reads. */
  readonly over?: string
  readonly span?: Span
}

/** CHECK and its like: the expression as written; `expression/` parses it. */
export interface RuleConstraint {
  readonly kind: 'rule'
  readonly expression: string
  readonly name?: string
  /** Where the rule comes from: a CHECK, a domain's, the bounds of partitions, or what a trigger lets pass. */
  readonly origin?: 'check' | 'domain' | 'partition' | 'trigger'
  readonly span?: Span
}

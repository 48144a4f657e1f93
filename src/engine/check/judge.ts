import type { Row } from '../catalog/value.ts'

/** What the outside judge says of a row. */
export type Verdict =
  | { readonly state: 'judged' }
  | { readonly state: 'rejected'; readonly because: string }
  | { readonly state: 'not-judged'; readonly because: string }

/** An outside judge, made once per source and entity. */
export interface Judge {
  /** Who judges, for the badge: "Ajv 8.20, draft-07", "TypeScript 6.0.3". */
  readonly name: string
  judge(rows: readonly Row[]): readonly Verdict[]
}

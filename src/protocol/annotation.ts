/** A choice that can be written beside a field: `x-fake` and its members, `@fake`, `-- @fake`. */
export type AnnotationTag = 'fake' | 'null' | 'range' | 'weights' | 'pattern' | 'locale' | 'unique'

/** What is written beside a field, as text: `{ fake: 'person.email', null: '0.2', range: '1..5', weights: '{"a": 1}' }`. */
export type AnnotationChoices = { readonly [tag in AnnotationTag]?: string }

/**
 * Every code a diagnostic may carry, with what it means. Codes are stable: scripts match on them.
 * The part before the slash is the room that reports it.
 */
export const CODES = {
  'source/empty': 'the source holds no text',
  'source/binary': 'the source is not text',
  'source/too-large': 'the source is larger than the limit',
  'source/unreadable': 'a file that the source needs could not be read',
  'source/unknown-language': 'no reader takes this kind of file',
  'source/no-entity': 'nothing in the source gets rows',
  'source/unknown-entity': 'the entity asked for is not in the source',
  'source/syntax': 'the text breaks the grammar of its language',
  'schema/missing-reference': 'a reference leads nowhere',
  'schema/pattern': 'a pattern is no regular expression',
  'schema/unsatisfiable': 'two keywords contradict each other',
  'schema/endless': 'every value of a recursive schema would have to be endless',
  'schema/gave-up': 'the search for a value stopped at its limit',
  'schema/foreign-format': 'a payload is described in a language other than JSON Schema',
  'schema/chance': 'the chance library is not part of json-schema-faker; faker has a method that does the same',
  'plan/too-few-values': 'a unique field holds fewer values than rows were asked for',
  'plan/unsatisfiable': 'no value meets the constraints',
  'plan/unknown-meaning': 'an annotation names a meaning or faker method that does not exist',
  'plan/too-deep': 'a value is nested deeper than the limit and was cut',
  'plan/too-large': 'one record grew past the node limit',
  'generate/gave-up': 'bounded attempts did not meet a rule',
  'check/rejected': 'the judge rejects a record',
  'check/not-judged': 'the judge cannot judge this source',
  'check/last-resort': 'a record comes from the last resort',
  'write/unsupported-value': 'the format cannot hold a value; it was written in another form',
  'typescript/no-value': 'a type has no value that can be written',
  'typescript/too-large': 'a type is too large to be walked whole',
  'typescript/no-import': 'a name that the written text needs cannot be imported',
  'sql/unknown-statement': 'a statement is of no known kind and was passed over',
  'sql/unknown-table': 'a statement refers to a table that the file does not create',
  'sql/trigger': 'a table has triggers, which are not modelled',
  'sql/unknown-expression': 'an expression could not be parsed or evaluated',
  'sql/unknown-type': 'a column has a type that neither the dialect nor the file makes',
  'sql/no-parents': 'a required foreign key points to a table that gets no rows',
  'sql/cycle': 'required foreign keys form a cycle that the dialect cannot load',
  'sql/rule': 'no values were found that meet a CHECK',
} as const satisfies Record<string, string>

export type DiagnosticCode = keyof typeof CODES

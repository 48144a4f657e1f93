/** A place of a document: a cursor, or where an error stands. */
export interface Place {
  readonly uri: string
  readonly start: number
  readonly end: number
}

/** Does a command's argument say a place? */
export function isPlace(argument: unknown): argument is Place {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'uri' in argument &&
    'start' in argument &&
    'end' in argument &&
    typeof argument.uri === 'string' &&
    typeof argument.start === 'number' &&
    typeof argument.end === 'number'
  )
}

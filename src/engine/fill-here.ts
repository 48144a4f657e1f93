import type { Host, Source } from './catalog/host.ts'
import type { Diagnostic } from './diagnostics/diagnostic.ts'
import type { Edit } from './fixtures/fixture.ts'
import type { Request } from './requests.ts'

export interface TextRange {
  readonly start: number
  readonly end: number
}

/** What writing a value into a place of a TypeScript file comes to. */
export interface FilledHere {
  readonly edits: readonly Edit[]
  /** The type that is wanted there, as the compiler says it; `null`: none is known. */
  readonly type: string | null
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Writes the value that is wanted at a cursor (`const users: User[] = ▮`, an empty literal, an argument), or the members
 * that an object literal lacks: in the file's own style, with the imports it needs, accepted by the compiler. What
 * stands there stays.
 */
export async function fillHere(
  source: Source,
  range: TextRange,
  request: Pick<Request, 'rows' | 'settings' | 'write'>,
  host: Host,
): Promise<FilledHere> {
  const { fillWanted } = await import('./fill-wanted.ts')
  return fillWanted(source, range, request, host)
}

import type { Diagnostic, Span } from '../diagnostics/diagnostic.ts'
import type { LocaleTables } from '../samplers/sampler.ts'
import { nearestMeaning } from '../meaning/guess-meaning.ts'

/** A name in an annotation or a `faker` keyword that is neither a meaning nor a faker method. */
export function unknownMeaning(name: string, span: Span | undefined, { methods }: LocaleTables): Diagnostic {
  const near = nearestMeaning(name, methods?.())
  return {
    code: 'plan/unknown-meaning',
    severity: 'warning',
    span: span ?? null,
    message: `\`${name}\` is neither a meaning nor a method of faker 10${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
    instead: 'The value follows from its name and limits.',
  }
}

import type { SpecialKind } from '../catalog/value.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'

/** Told of every value that the format cannot hold as it is; `path` has no positions (`tags[]`, `owner.id`). */
export type Loss = (kind: SpecialKind | 'array', path: string) => void

/** Reports a field once, however many rows hold such a value. `holds`: kinds that need no word. */
export function lossReport(
  format: string,
  entity: string,
  holds: ReadonlySet<SpecialKind>,
  report: (diagnostic: Diagnostic) => void,
): Loss {
  const told = new Set<string>()
  return (kind, path) => {
    if ((kind !== 'array' && holds.has(kind)) || told.has(`${path}\0${kind}`)) return
    told.add(`${path}\0${kind}`)
    report({
      code: 'write/unsupported-value',
      severity: 'warning',
      message: `${format} cannot hold the ${kind} in ${path === '' ? entity : `${entity}.${path}`}`,
      span: null,
      instead: INSTEAD[kind],
    })
  }
}

const INSTEAD: Readonly<Record<SpecialKind | 'array', string>> = {
  array: 'JSON text was written.',
  bigint: 'Its digits were written.',
  decimal: 'Its digits were written.',
  date: 'ISO text was written.',
  timestamp: 'ISO text was written.',
  day: 'ISO text was written.',
  time: 'ISO text was written.',
  interval: 'Its text was written.',
  bytes: 'Base64 text was written.',
  regexp: 'Its source was written as text.',
  url: 'Its text was written.',
  symbol: 'Its description was written as text.',
  map: 'An object was written, or pairs where a key is not text.',
  set: 'An array was written.',
  code: 'The expression was written as text.',
  absent: 'It was left out.',
}

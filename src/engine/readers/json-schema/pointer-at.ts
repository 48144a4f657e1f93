import type { Source } from '../../catalog/host.ts'
import type { Json } from '../../catalog/value.ts'
import type { Span } from '../../diagnostics/diagnostic.ts'
import { parseText } from './parse.ts'
import { pointerPart } from './uri.ts'

/** The JSON pointer of the object at a span of a text; `undefined` when none stands exactly there. */
export function pointerAt(source: Source, span: Span): string | undefined {
  const parsed = parseText(source.text, /ya?ml/.test(source.language ?? source.uri))
  const queue: { readonly value: Json; readonly pointer: string }[] = [{ value: parsed.value ?? null, pointer: '' }]
  for (const { value, pointer } of queue) {
    if (typeof value !== 'object' || value === null) continue
    const at = parsed.spanOf(value)
    if (at && (at.start > span.start || at.end < span.end)) continue
    if (at?.start === span.start && at.end === span.end) return pointer
    for (const [key, one] of Object.entries(value))
      queue.push({ value: one, pointer: `${pointer}/${pointerPart(key)}` })
  }
  return undefined
}

import type { Shape } from '../catalog/shape.ts'
import type { Clue, Hunch } from './clue.ts'

/** `id`, `user_id`, `externalId`: a key of something. */
export const idClue: Clue = {
  id: 'id',
  read: ({ kind, words, clues }) => {
    const last = words.at(-1)
    if (last !== 'id' && last !== 'ids' && !(last === 'identifier' && kind === 'number')) return []
    const because = `\`${words.join(' ')}\` is a key`
    if (kind === 'number') return [{ meaning: 'number.id', confidence: 0.7, because }]
    return kind === 'string' ? [text(clues.shape, because)] : []
  },
}

function text(shape: Shape, because: string): Hunch {
  const most = shape.kind === 'string' ? (shape.maxLength ?? Infinity) : Infinity
  if (most >= 36) return { meaning: 'identifier.uuid', confidence: 0.72, because }
  return most >= 10 ? { meaning: 'identifier.nanoid', confidence: 0.7, because, args: { length: Math.min(21, most) } }
    : { meaning: 'identifier.digits', confidence: 0.7, because, args: { length: Math.max(1, most) } }
}

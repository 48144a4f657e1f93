import type { Shape } from '../catalog/shape.ts'
import type { Clue, Hunch } from './clue.ts'

/** Columns of numbers that name a row without saying so. */
const POINTS: ReadonlySet<string> = new Set([
  'parent',
  'owner',
  'creator',
  'author',
  'manager',
  'supervisor',
  'reports to',
  'created by',
  'updated by',
  'modified by',
  'deleted by',
  'added by',
  'assigned to',
  'assigned by',
  'approved by',
  'requested by',
  'uploaded by',
  'sender',
  'recipient',
])

/** What an `id` before them is: a paper that shows who somebody is, or the thing itself. */
const PAPERS: ReadonlySet<string> = new Set([
  'number',
  'type',
  'card',
  'status',
  'token',
  'name',
  'prefix',
  'length',
  'format',
  'document',
  'proof',
  'image',
  'expiry',
  'date',
  'country',
  'url',
  'path',
  'field',
  'column',
  'generator',
  'attribute',
])

/** `id`, `user_id`, `externalId`: a key of something. */
export const idClue: Clue = {
  id: 'id',
  read: ({ kind, words, clues }) => {
    const last = words.at(-1)
    if (kind === 'number' && POINTS.has(words.join(' ')))
      return [{ meaning: 'number.id', confidence: 0.66, because: `\`${words.join(' ')}\` points to a row` }]
    const leads = words[0] === 'id' && words.length > 1 && words.length < 4 && !PAPERS.has(last ?? '')
    if (!leads && last !== 'id' && last !== 'ids' && !(last === 'identifier' && kind === 'number')) return []
    const because = `\`${words.join(' ')}\` is a key`
    const sure = leads ? 0.6 : undefined
    if (kind === 'number') return [{ meaning: 'number.id', confidence: sure ?? 0.7, because }]
    const [key] = kind === 'string' ? [text(clues.shape, because)] : []
    return key ? [{ ...key, confidence: sure ?? key.confidence }] : []
  },
}

function text(shape: Shape, because: string): Hunch {
  const most = shape.kind === 'string' ? (shape.maxLength ?? Infinity) : Infinity
  if (most >= 36) return { meaning: 'identifier.uuid', confidence: 0.72, because }
  return most >= 10
    ? { meaning: 'identifier.nanoid', confidence: 0.7, because, args: { length: Math.min(21, most) } }
    : { meaning: 'identifier.digits', confidence: 0.7, because, args: { length: Math.max(1, most) } }
}

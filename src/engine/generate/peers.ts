import type { Step } from '../plan/step.ts'
import { bits, hashText, laneA, laneB } from '../random/key.ts'
import type { Generation, Made } from './generation.ts'

const PEER = hashText('peer')

/**
 * A value of another entity's row. Places of one object that play the same role (`author`, `authorId`) take the same row;
 * the items of a list each their own; a reference to the same entity an earlier row.
 */
export function makePeer(step: Extract<Step, { do: 'peer' }>, generation: Generation): Made {
  const { frame } = generation
  const { entity, field, own, item } = step
  const natural = generation.make(step.natural)
  const role = hashText(`${step.role} ${entity}`)
  const valueOf = field === undefined ? generation.recordOf(entity) : generation.cellOf(entity, field)
  return {
    value(a, b) {
      const rows = own && frame.level <= 0 ? Math.min(frame.row, generation.rowsOf(entity)) : generation.rowsOf(entity)
      if (rows === 0) return natural.value(a, b)
      const isOfObject = !item && frame.level >= 0
      const x = isOfObject ? laneA(frame.a[frame.level] as number, frame.b[frame.level] as number, role) : a
      const y = isOfObject ? laneB(frame.a[frame.level] as number, frame.b[frame.level] as number, role) : b
      const index = (bits(x, y, PEER) >>> 0) % rows
      return valueOf(index) ?? natural.value(a, b)
    },
  }
}

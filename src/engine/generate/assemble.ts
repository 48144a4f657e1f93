import { define } from '../catalog/json-text.ts'
import type { Value } from '../catalog/value.ts'
import { laneA, laneB } from '../random/key.ts'
import type { Made } from './generation.ts'

interface Member {
  readonly name: string
  readonly id: number
  readonly made: Made
}

type Assemble = (a: number, b: number) => { [name: string]: Value }

/** Objects made before a literal is compiled for them: most schemas are asked for a few records. */
const WARM = 256
/** Larger objects are filled in a loop: their literal would compile longer than it saves. */
const MOST_FIELDS = 100

/**
 * Makes an object whose members are all there. After a few it is compiled to one object literal, which fills four times
 * as fast as a loop over names; where code may not be compiled (a strict content security policy) the loop stays.
 */
export function assembler(members: readonly Member[]): Assemble {
  const loop: Assemble = (a, b) => {
    const out: { [name: string]: Value } = {}
    for (let i = 0; i < members.length; i++) {
      const { id, made, name } = members[i] as Member
      define(out, name, made.value(laneA(a, b, id), laneB(a, b, id)))
    }
    return out
  }
  if (members.length > MOST_FIELDS) return loop
  let calls = 0
  let fast: Assemble | undefined
  return (a, b) => {
    if (fast) return fast(a, b)
    if (++calls > WARM) fast = literal(members) ?? loop
    return loop(a, b)
  }
}

/** Names are the only text of the user's in the code, and stand there as JSON strings; `__proto__` in brackets is a name. */
function literal(members: readonly Member[]): Assemble | undefined {
  const key = (name: string): string => (name === '__proto__' ? '["__proto__"]' : JSON.stringify(name))
  const parts = members.map(({ name, id }, i) => `${key(name)}: m${i}.value(laneA(a, b, ${id}), laneB(a, b, ${id}))`)
  const given = members.map((_, i) => `m${i}`)
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- as Ajv compiles schemas
    const make = new Function('laneA', 'laneB', ...given, `return (a, b) => ({${parts.join(', ')}})`) as (
      ...parts: readonly unknown[]
    ) => Assemble
    return make(laneA, laneB, ...members.map((one) => one.made))
  } catch {
    return undefined
  }
}

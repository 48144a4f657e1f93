import type { Shape } from '../catalog/shape.ts'
import { guess } from '../meaning/guess-meaning.ts'
import type { Guess } from '../meaning/guess.ts'
import type { Place } from './context.ts'

/** What a place with this shape is guessed to mean; `null`: nothing that is likelier than not. */
export function guessAt(place: Place, shape: Shape): Guess | null {
  const hints = { ...place.hints, ...shape.hints }
  const found = guess({
    name: place.name, ancestors: place.ancestors, entity: place.entity, shape, hints, siblings: place.siblings,
    ...(place.column ? { column: place.column } : {}),
  })
  // What a map is called says nothing of its values where it only says that it is one.
  if (place.item && found?.meaning === 'text.json') return null
  return found && found.confidence >= 0.5 ? found : null
}

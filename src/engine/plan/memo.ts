import type { Shape } from '../catalog/shape.ts'
import type { Place } from './context.ts'

/** Remembers what a shape gave at a place, so that equal fields of several branches are compiled once. */
export type Memo<T> = (shape: Shape, place: Place, make: () => T) => T

/** Memos that share their knowledge of places. A column, or a view of the things around it, is never shared. */
export function createMemos(): <T extends object | null>() => Memo<T> {
  const keyOf = placeKeys()
  return <T extends object | null>(): Memo<T> => {
    const known = new WeakMap<Shape, Map<string, T>>()
    return (shape, place, make) => {
      if (place.view || place.column) return make()
      const key = keyOf(place)
      const list = known.get(shape) ?? new Map<string, T>()
      const found = list.get(key)
      if (found !== undefined) return found
      const made = make()
      list.set(key, made)
      known.set(shape, list)
      return made
    }
  }
}

/** A text that places share when nothing that may decide a step tells them apart. */
function placeKeys(): (place: Place) => string {
  const ids = new WeakMap<object, number>()
  const texts = new Map<string, number>()
  const idOf = (object: object, text: () => string): number => {
    const known = ids.get(object)
    if (known !== undefined) return known
    const content = text()
    const id = texts.get(content) ?? texts.size
    texts.set(content, id)
    ids.set(object, id)
    return id
  }
  const listId = (list: readonly string[]): number => idOf(list, () => list.join('\0'))
  return ({ entity, name, ancestors, siblings, hints, item, distinct, holders, guess, depth }) =>
    [
      entity,
      name,
      listId(ancestors),
      listId(siblings),
      item,
      distinct,
      depth,
      idOf(holders, () => `h${holders.map((one) => `${one.name}${one.item}`).join('\0')}`),
      hints ? idOf(hints, () => `g${texts.size}`) : '',
      guess ? idOf(guess, () => `m${JSON.stringify(guess)}`) : guess,
    ].join('\0')
}

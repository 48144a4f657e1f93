import { below, unit } from '../random/key.ts'
import { textOf, textsOf, type Args } from './arguments.ts'
import domains from './data/domain-lists.json' with { type: 'json' }
import lists from './data/lists.json' with { type: 'json' }
import { texts } from './locale-tables.ts'
import { masked, maskSpace } from './mask.ts'
import type { LocaleTables, Sampler } from './sampler.ts'
import { localTerms } from './texts-of-kind.ts'

const LISTS: { readonly [name: string]: readonly string[] } = { ...lists.lists, ...domains.lists }

/** A list of `data/lists.json` or `data/domain-lists.json`. */
export function listOf(name: string): readonly string[] {
  return LISTS[name] ?? ['']
}

function ownList(args: Args, locale: LocaleTables): readonly string[] {
  const name = textOf(args, 'list', '')
  return localTerms(locale, name, listOf(name))
}

/** Picks from lists, from faker's tables, and from masks. */
export const LISTED: readonly Sampler[] = [
  {
    // Earlier entries are the likelier ones.
    id: 'list.pick',
    make: (args, { locale }) => {
      const list = ownList(args, locale)
      const ranked = args['ranked'] === true
      const numbers = args['as'] === 'number' ? list.map(Number) : undefined
      return (a, b) => {
        const u = unit(a, b, 0)
        const at = Math.floor((ranked ? u * u : u) * list.length)
        return numbers ? (numbers[at] as number) : (list[at] as string)
      }
    },
    unique: {
      size: (args) => listOf(textOf(args, 'list', '')).length,
      at: (ordinal, args, { locale }) => {
        const value = ownList(args, locale)[ordinal] ?? ''
        return args['as'] === 'number' ? Number(value) : value
      },
    },
  },
  {
    // faker's table `module.entry` in the locale, else the list `otherwise`.
    id: 'table.pick',
    make: (args, { locale }) => {
      const [module = '', entry = '', part] = textOf(args, 'table', '').split('.')
      const found = texts(locale, module, entry, part)
      const list = found.length > 0 ? found : listOf(textOf(args, 'otherwise', 'labels'))
      return (a, b) => list[below(a, b, 0, list.length)] as string
    },
  },
  {
    id: 'code.mask',
    make: (args) => {
      const masks = textsOf(args, 'masks').map(masked)
      const [only] = masks
      if (masks.length === 1 && only) return (a, b) => only(a, b, 1)
      return (a, b) => (masks[below(a, b, 0, masks.length)] ?? (() => ''))(a, b, 1)
    },
    unique: {
      size: (args) => maskSpace(textsOf(args, 'masks')[0] ?? '').size,
      at: (ordinal, args) => maskSpace(textsOf(args, 'masks')[0] ?? '').at(ordinal),
    },
  },
]

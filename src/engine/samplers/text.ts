import { below, bits, unit } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { listOf } from './lists.ts'
import type { Sampler } from './sampler.ts'
import { ADJECTIVES, NOUNS, capital, filler, word } from './words.ts'

const noun = (a: number, b: number, n: number): string => NOUNS[below(a, b, n, NOUNS.length)] as string
const adjective = (a: number, b: number, n: number): string => ADJECTIVES[below(a, b, n, ADJECTIVES.length)] as string

/** Words, names and slugs in plain English; sentences come from `templates.ts`. */
export const TEXT: readonly Sampler[] = [
  {
    id: 'text.filler',
    make: (args) => {
      const min = Math.max(0, numberOf(args, 'min', 0))
      const max = numberOf(args, 'max', Math.max(min, 60))
      return (a, b) => filler(a, b, min, max)
    },
  },
  { id: 'text.word', make: () => (a, b) => word(a, b, 0) },
  { id: 'text.noun', make: () => (a, b) => noun(a, b, 0) },
  { id: 'text.words', make: () => (a, b) => `${adjective(a, b, 0)} ${noun(a, b, 1)}` },
  {
    id: 'text.key',
    make: () => {
      const names = listOf('keys')
      return (a, b) => (unit(a, b, 0) < 0.9 ? (names[below(a, b, 1, names.length)] as string) : `${adjective(a, b, 1)}${capital(noun(a, b, 2))}`)
    },
  },
  {
    id: 'text.json',
    make: () => (a, b) => JSON.stringify({
      [noun(a, b, 1)]: unit(a, b, 0) < 0.5 ? adjective(a, b, 2) : (bits(a, b, 3) >>> 0) % 100, [`${adjective(a, b, 4)}${capital(noun(a, b, 5))}`]: unit(a, b, 6) < 0.7,
    }),
  },
  { id: 'text.label', make: () => (a, b) => `${capital(adjective(a, b, 0))} ${noun(a, b, 1)}` },
  { id: 'text.properName', make: () => (a, b) => `${capital(adjective(a, b, 0))} ${capital(noun(a, b, 1))}` },
  {
    id: 'text.identifier',
    make: (args) => {
      const separator = textOf(args, 'separator', '_')
      return (a, b) => `${adjective(a, b, 0)}${separator}${noun(a, b, 1)}`
    },
  },
  { id: 'text.camel', make: () => (a, b) => `${adjective(a, b, 0)}${capital(noun(a, b, 1))}` },
  { id: 'text.pascal', make: () => (a, b) => `${capital(adjective(a, b, 0))}${capital(noun(a, b, 1))}` },
]

import { isRecord, type Value } from '../catalog/value.ts'
import { below, bits, laneA, laneB, unit } from '../random/key.ts'
import type { Sample, Sampler } from './sampler.ts'

/** Draws one value's text: the key's lanes and the number of the next draw. */
interface Draws {
  a: number
  b: number
  n: number
}
type Part = (draws: Draws) => string

const ATTEMPTS = 200
const CONSONANTS = 'bcdfglmnprstv'
const VOWELS = 'aeiou'

/**
 * `text.pattern`: runs a program of `solve/text-program`. With `patterns`, `notPatterns`, `min` or `max` (code points)
 * the text is tested and drawn again by attempt.
 */
export const patternSampler: Sampler = {
  id: 'text.pattern',
  make(args) {
    const part = compile(args['program'] ?? '')
    const draws: Draws = { a: 0, b: 0, n: 0 }
    const plain = (a: number, b: number): string => {
      draws.a = a
      draws.b = b
      draws.n = 0
      return part(draws)
    }
    const test = testOf(args)
    return test ? tested(plain, test) : plain
  },
}

function tested(plain: (a: number, b: number) => string, test: (text: string) => boolean): Sample {
  return (a, b) => {
    let text = plain(a, b)
    for (let attempt = 1; attempt < ATTEMPTS && !test(text); attempt++) {
      text = plain(laneA(a, b, attempt), laneB(a, b, attempt))
    }
    return text
  }
}

function testOf(args: { readonly [name: string]: Value }): ((text: string) => boolean) | undefined {
  const yes = expressions(args['patterns'])
  const no = expressions(args['notPatterns'])
  const min = typeof args['min'] === 'number' ? args['min'] : 0
  const max = typeof args['max'] === 'number' ? args['max'] : Infinity
  if (yes.length === 0 && no.length === 0 && min === 0 && max === Infinity) return undefined
  return (text) => {
    const length = min === 0 && max === Infinity ? 0 : Array.from(text).length
    return length >= min && length <= max && yes.every((one) => one.test(text)) && !no.some((one) => one.test(text))
  }
}

function expressions(sources: Value | undefined): readonly RegExp[] {
  if (!Array.isArray(sources)) return []
  return sources.flatMap((source) => {
    for (const flags of ['u', '']) {
      try {
        return [new RegExp(String(source), flags)]
      } catch {
        continue
      }
    }
    return []
  })
}

function compile(program: Value): Part {
  if (typeof program === 'string') return () => program
  if (!isRecord(program)) return () => ''
  if (Array.isArray(program['set'])) return character(program['set'] as readonly number[])
  if (Array.isArray(program['seq'])) return sequence((program['seq'] as readonly Value[]).map(compile))
  if (Array.isArray(program['alt'])) {
    const parts = (program['alt'] as readonly Value[]).map(compile)
    return (draws) => (parts[below(draws.a, draws.b, draws.n++, parts.length)] as Part)(draws)
  }
  const min = Number(program['min'])
  const span = Number(program['max']) - min + 1
  const times = (draws: Draws): number => (span === 1 ? min : min + below(draws.a, draws.b, draws.n++, span))
  if (program['word'] !== undefined) return (draws) => word(draws, times(draws))
  const part = compile(program['rep'] ?? '')
  return (draws) => {
    let text = ''
    for (let i = times(draws); i > 0; i--) text += part(draws)
    return text
  }
}

function sequence(parts: readonly Part[]): Part {
  return (draws) => {
    let text = ''
    for (let i = 0; i < parts.length; i++) text += (parts[i] as Part)(draws)
    return text
  }
}

function character(ranges: readonly number[]): Part {
  const points: string[] = []
  let total = 0
  for (let i = 0; i < ranges.length; i += 2) total += (ranges[i + 1] ?? 0) - (ranges[i] ?? 0) + 1
  if (total > 4096) return (draws) => String.fromCodePoint(pointAt(ranges, below(draws.a, draws.b, draws.n++, total)))
  for (let i = 0; i < total; i++) points.push(String.fromCodePoint(pointAt(ranges, i)))
  return (draws) => points[Math.floor(unit(draws.a, draws.b, draws.n++) * total)] as string
}

function pointAt(ranges: readonly number[], index: number): number {
  let left = index
  for (let i = 0; i < ranges.length; i += 2) {
    const width = (ranges[i + 1] ?? 0) - (ranges[i] ?? 0) + 1
    if (left < width) return (ranges[i] ?? 0) + left
    left -= width
  }
  return ranges[0] ?? 97
}

/** Letters that can be spoken: consonants and vowels in turn. */
function word(draws: Draws, length: number): string {
  let text = ''
  let vowel = (bits(draws.a, draws.b, draws.n++) & 3) === 0
  for (let i = 0; i < length; i++) {
    const from = vowel ? VOWELS : CONSONANTS
    text += from[below(draws.a, draws.b, draws.n++, from.length)] as string
    vowel = !vowel
  }
  return text
}

import { hashText, laneA, laneB, unit } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { fixed } from './number.ts'
import type { Sample, Sampler } from './sampler.ts'
import { sentencesOf } from './templates.ts'

/** Words are drawn apart from the stars. */
const WORDS = hashText('words')

/** Most people are happy, some are angry, few stand in between. */
function starsOf(a: number, b: number): number {
  const u = unit(a, b, 0)
  return u < 0.52 ? 5 : u < 0.76 ? 4 : u < 0.86 ? 3 : u < 0.91 ? 2 : 1
}

/** One of five stars on a scale of ten or a hundred. */
function scaled(stars: number, most: number): number {
  return most <= 5 ? Math.min(stars, most) : Math.round((stars / 5) * most)
}

/** Views of one review: the stars, and words that say what the stars say. */
export const REVIEW: readonly Sampler[] = [
  {
    id: 'review.stars',
    make: (args) => {
      const least = numberOf(args, 'minimum', 1)
      const most = numberOf(args, 'maximum', 5)
      const value = (a: number, b: number): number => Math.max(least, scaled(starsOf(a, b), most))
      return args['as'] === 'text' ? (a, b) => String(value(a, b)) : value
    },
  },
  {
    // The mean of many people's stars.
    id: 'review.average',
    make: (args) => {
      const most = numberOf(args, 'maximum', 5)
      const decimals = Math.min(2, numberOf(args, 'decimals', 1))
      const scale = decimals === 0 ? 1 : decimals === 1 ? 10 : 100
      const value = (a: number, b: number): number => {
        const mean = 4.9 - unit(a, b, 1) * 0.9 - unit(a, b, 2) * unit(a, b, 3) * 1.6
        return Math.round((most <= 5 ? Math.min(most, mean) : (mean / 5) * most) * scale) / scale
      }
      return args['as'] === 'text' ? (a, b) => fixed(value(a, b), decimals) : value
    },
  },
  {
    id: 'review.text',
    make: (args, { locale }) => {
      const kind = textOf(args, 'kind', 'review')
      const tones = [1, 2, 3, 4, 5].map((stars): Sample =>
        sentencesOf(locale, `${kind}${stars}`, 1, kind === 'review' ? 2 : 1),
      )
      return (a, b) => (tones[starsOf(a, b) - 1] ?? (() => ''))(laneA(a, b, WORDS), laneB(a, b, WORDS))
    },
  },
]

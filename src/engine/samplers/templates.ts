import { below } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import sentences from './data/sentences.json' with { type: 'json' }
import words from './data/words.json' with { type: 'json' }
import type { Sample, Sampler } from './sampler.ts'
import { fold } from './fold.ts'
import { capital } from './words.ts'

const KINDS: { readonly [kind: string]: readonly string[] } = sentences.kinds
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const YEARS = Array.from({ length: 14 }, (_, i) => String(2012 + i))
const NUMBERS = Array.from({ length: 88 }, (_, i) => String(i + 2))
const DIGITS = ['2', '3', '4', '5', '6', '7', '8', '9']
const SLOTS: { readonly [slot: string]: readonly string[] } = {
  noun: words.nouns, adj: words.adjectives, verb: words.verbs, weekday: WEEKDAYS, month: MONTHS, year: YEARS, n: NUMBERS, N: NUMBERS,
  d: DIGITS, Noun: words.nouns.map(capital), Adj: words.adjectives.map(capital), Verb: words.verbs.map(capital),
}

interface Template {
  readonly fixed: readonly string[]
  readonly slots: readonly (readonly string[])[]
}

const ready = new Map<string, readonly Template[]>()

function templatesOf(kind: string): readonly Template[] {
  let found = ready.get(kind)
  if (!found) {
    found = (KINDS[kind] ?? KINDS['sentence'] ?? []).map((text) => {
      const pieces = text.split(/\{(\w+)\}/)
      return {
        fixed: pieces.filter((_, i) => i % 2 === 0),
        slots: pieces.filter((_, i) => i % 2 === 1).map((slot) => SLOTS[slot] ?? [slot]),
      }
    })
    ready.set(kind, found)
  }
  return found
}

function fill(templates: readonly Template[], a: number, b: number, n: number): string {
  const template = templates[below(a, b, n, templates.length)] as Template
  let text = template.fixed[0] as string
  for (let i = 0; i < template.slots.length; i++) {
    const slot = template.slots[i] as readonly string[]
    const chosen = slot[below(a, b, n + 1 + i, slot.length)] as string
    text = article(text, chosen) + chosen + (template.fixed[i + 1] as string)
  }
  return text
}

/** "a" before a consonant, "an" before a vowel. */
function article(text: string, next: string): string {
  if (!/[Aa] $/.test(text.slice(-2)) || !/(^|[^A-Za-z])[Aa] $/.test(text.slice(-3))) return text
  return 'aeio'.includes(next.charAt(0).toLowerCase()) ? `${text.slice(0, -1)}n ` : text
}

function sentencesOf(kind: string, least: number, most: number): Sample {
  const templates = templatesOf(kind)
  if (most <= 1) return (a, b) => fill(templates, a, b, 0)
  return (a, b) => {
    const count = least + below(a, b, 1, most - least + 1)
    let text = fill(templates, a, b, 2)
    for (let i = 1; i < count; i++) text += ` ${fill(templates, a, b, 2 + i * 16)}`
    return text
  }
}

/** Text of a kind (`review`, `headline`, `log` ...), `sentences` to `most` of them. */
export const TEMPLATES: readonly Sampler[] = [
  {
    // The form for addresses of the text of that kind under the same key.
    id: 'text.templateSlug',
    make: (args) => {
      const templates = templatesOf(textOf(args, 'kind', 'title'))
      return (a, b) => fill(templates, a, b, 0).split(/[^A-Za-z0-9]+/).map(fold).filter((word) => word !== '').join('-')
    },
  },
  {
    id: 'text.template',
    make: (args) => {
      const least = numberOf(args, 'sentences', 1)
      return sentencesOf(textOf(args, 'kind', 'sentence'), least, Math.max(least, numberOf(args, 'most', least)))
    },
  },
]

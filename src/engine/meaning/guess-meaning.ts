import { meaningOfMethod } from '../catalog/faker-aliases.ts'
import type { Hunch } from './clue.ts'
import type { Clues, Guess } from './guess.ts'
import { CLUES } from './registry.ts'
import { subjectOf, type Subject } from './subject.ts'
import { isKnownMeaning, meaningNames, suit } from './suit.ts'

export { isKnownMeaning }

/** What a field most likely denotes; `null` when no clue says. An annotation is no clue but an order: confidence 1. */
export function guess(clues: Clues): Guess | null {
  const wanted = clues.hints?.annotation?.fake
  const subject = subjectOf(clues)
  if (wanted !== undefined) return annotated(wanted, subject)
  if (subject.words.length === 0 && subject.format === undefined) return null
  let best: Guess | null = null
  let refused = 0
  for (const clue of CLUES) {
    for (const hunch of clue.read(subject)) {
      if (hunch.meaning === null) refused = Math.max(refused, hunch.confidence)
      const made = suited(hunch, subject)
      if (made && (!best || made.confidence > best.confidence)) best = made
    }
  }
  return best && best.confidence > refused ? best : null
}

function suited(hunch: Hunch, subject: Subject): Guess | null {
  if (hunch.meaning === null) return null
  const fit = suit(hunch.meaning, subject)
  if (!fit) return null
  const args = { ...hunch.args, ...fit.args }
  return {
    meaning: fit.meaning,
    confidence: hunch.confidence,
    because: `${hunch.because} → ${fit.meaning === 'number.id' ? hunch.meaning : fit.meaning}`,
    role: hunch.role ?? '',
    ...(Object.keys(args).length > 0 ? { args } : {}),
  }
}

/** A faker method that says what a meaning says counts as that; any other is passed on as it stands. */
function annotated(wanted: string, subject: Subject): Guess {
  const given = subject.clues.hints?.annotation?.args
  const meaning = given === undefined ? (meaningOfMethod(wanted) ?? wanted) : wanted
  const fit = isKnownMeaning(meaning) ? suit(meaning, subject) : null
  const args = { ...fit?.args, ...scalars(given) }
  return {
    meaning: fit?.meaning ?? wanted,
    confidence: 1,
    because: `annotated ${wanted}`,
    role: '',
    ...(Object.keys(args).length > 0 ? { args } : {}),
  }
}

function scalars(given: unknown): { readonly [name: string]: string | number | boolean } {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return {}
  const out: { [name: string]: string | number | boolean } = {}
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') out[name] = value
  }
  return out
}

/** The meaning, or one of the `others`, whose name is nearest to `name` (edits, then order); `undefined` when none is near. */
export function nearestMeaning(name: string, others: readonly string[] = []): string | undefined {
  let best: string | undefined
  let least = Math.max(3, Math.floor(name.length / 3)) + 1
  for (const one of [...meaningNames(), ...others]) {
    const distance = Math.min(edits(name.toLowerCase(), one.toLowerCase()), edits(tail(name), tail(one)) + 1)
    if (distance < least) {
      least = distance
      best = one
    }
  }
  return best
}

function tail(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase()
}

/** Levenshtein's distance, for short names. */
function edits(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= Math.min(one.length, 60); i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const same = one.charAt(i - 1) === other.charAt(j - 1) ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same))
    }
    row = next
  }
  return row[other.length] ?? 0
}

import { below } from '../random/key.ts'
import { numberOf, textOf } from './arguments.ts'
import { slugOf } from './fold.ts'
import type { LocaleTexts } from './locale-texts.ts'
import type { LocaleTables, Sample, Sampler } from './sampler.ts'
import { inEnglish, textsOfKind } from './texts-of-kind.ts'
import { capital } from './words.ts'

interface Template {
  readonly fixed: readonly string[]
  readonly slots: readonly (readonly string[])[]
}

const ready = new WeakMap<LocaleTexts, Map<string, readonly Template[]>>()

function templatesOf(locale: LocaleTables, wanted: string): readonly Template[] {
  const { texts, kind } = textsOfKind(locale, wanted)
  const known = ready.get(texts) ?? new Map<string, readonly Template[]>()
  ready.set(texts, known)
  let found = known.get(kind)
  if (!found) known.set(kind, (found = (texts.kinds[kind] ?? ['']).map((text) => templateOf(text, texts))))
  return found
}

function templateOf(text: string, { slots }: LocaleTexts): Template {
  const pieces = text.split(/\{(\w+)\}/)
  const wordsOf = (slot: string): readonly string[] => {
    if (Object.hasOwn(slots, slot)) return slots[slot] as readonly string[]
    const small = slot.charAt(0).toLowerCase() + slot.slice(1)
    return Object.hasOwn(slots, small) ? (slots[small] as readonly string[]).map(capital) : [slot]
  }
  return { fixed: pieces.filter((_, i) => i % 2 === 0), slots: pieces.filter((_, i) => i % 2 === 1).map(wordsOf) }
}

/** Each slot takes another word where the template has it before. */
function fill({ fixed, slots }: Template, a: number, b: number, n: number): string {
  let text = fixed[0] as string
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as readonly string[]
    let at = below(a, b, n + 1 + i, slot.length)
    if (text.includes(slot[at] as string)) at = (at + 1) % slot.length
    text += (slot[at] as string) + (fixed[i + 1] as string)
  }
  return text
}

/** `least` to `most` different sentences of a kind. */
export function sentencesOf(locale: LocaleTables, kind: string, least: number, most: number): Sample {
  const templates = templatesOf(locale, kind)
  const { length } = templates
  const at = (a: number, b: number, n: number): string => fill(templates[below(a, b, n, length)] as Template, a, b, n)
  if (most <= 1) return (a, b) => at(a, b, 0)
  const between = textsOfKind(locale, kind).texts.between ?? ' '
  return (a, b) => {
    const count = Math.min(length, least + below(a, b, 1, most - least + 1))
    const first = below(a, b, 2, length)
    // A step that shares no factor with the length meets each template once.
    const step = stepFor(length, below(a, b, 3, 97))
    let text = fill(templates[first] as Template, a, b, 2)
    for (let i = 1; i < count; i++)
      text += between + fill(templates[(first + i * step) % length] as Template, a, b, 2 + i * 16)
    return text
  }
}

function stepFor(length: number, wanted: number): number {
  for (let step = 1 + (wanted % length); step < length; step++) if (gcd(step, length) === 1) return step
  return 1
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** Text of a kind (`message`, `headline`, `log` ...), `sentences` to `most` of them. */
export const TEMPLATES: readonly Sampler[] = [
  {
    // The form for addresses of the text of that kind under the same key.
    id: 'text.templateSlug',
    make: (args, { locale }) => {
      const kind = textOf(args, 'kind', 'title')
      // Scripts whose letters have Latin ones.
      const isSpelled = templatesOf(locale, kind).every((one) =>
        one.fixed.every((text) => !/[\u0590-\u109f\u1100-\u1dff\u2e80-\uffff]/.test(text)),
      )
      const text = sentencesOf(isSpelled ? locale : inEnglish(locale), kind, 1, 1)
      return (a, b) => slugOf(String(text(a, b)))
    },
  },
  {
    id: 'text.template',
    make: (args, { locale }) => {
      const least = numberOf(args, 'sentences', 1)
      return sentencesOf(
        locale,
        textOf(args, 'kind', 'sentence'),
        least,
        Math.max(least, numberOf(args, 'most', least)),
      )
    },
  },
]

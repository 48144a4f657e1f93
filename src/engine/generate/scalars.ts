import { fitsNumber } from '../catalog/fits-number.ts'
import { Special, type Value } from '../catalog/value.ts'
import type { NumberStep, Step } from '../plan/step.ts'
import { rendezvous } from '../random/choose.ts'
import { bits, below, hashText, laneA, laneB, unit } from '../random/key.ts'
import { samplerById } from '../samplers/registry.ts'
import type { Sample } from '../samplers/sampler.ts'
import { type Generation, type Made, MOST_LEVELS } from './generation.ts'
import { jsonText } from '../catalog/json-text.ts'
import { powerOfTen } from '../random/power-of-ten.ts'

type Of<K extends Step['do']> = Extract<Step, { do: K }>

export function makeLiteral(step: Of<'literal'>): Made {
  return { value: () => step.value }
}

export function makePick(step: Of<'pick'>): Made {
  const { values, weights } = step
  const ids = values.map((value) => hashText(jsonText(value)))
  if (values.length > 64 && !weights) {
    return { value: (a, b) => values[below(a, b, 0, values.length)] as Value }
  }
  return { value: (a, b) => values[rendezvous(a, b, ids, weights)] as Value }
}

export function makeSample(step: Of<'sample'>, generation: Generation): Made {
  const sample = sampleOf(step, generation)
  if (!sample) return makeLiteral({ do: 'literal', value: null })
  return { value: sample }
}

/** A view draws from the key of the object that holds its latent thing, and the role's name. */
export function makeView(step: Of<'view'>, generation: Generation): Made {
  const sample = sampleOf(step, generation)
  if (!sample) return makeLiteral({ do: 'literal', value: null })
  const { frame } = generation
  const role = hashText(`role:${step.role}`)
  const { up, listed = false } = step
  const value = (): Value => {
    const level = Math.max(0, frame.level - up)
    const own = level === 0 ? frame.own?.(frame.row, step.role) : undefined
    const a = own?.a ?? frame.a[level] ?? 0
    const b = own?.b ?? frame.b[level] ?? 0
    return listed ? sample(laneA(a, b, role), laneB(a, b, role), frame.item) : sample(laneA(a, b, role), laneB(a, b, role))
  }
  return { value }
}

const NUMBER_ATTEMPTS = 64

export function makeNumber(step: NumberStep): Made {
  const { first, count, unit: size, decimals, test, skewed } = step
  const scale = powerOfTen(decimals)
  const at = (k: number): number => {
    const scaled = (first + k) * size
    return decimals === 0 ? scaled : scaled / scale
  }
  const draw = (a: number, b: number, n: number): number => {
    if (!skewed) return below(a, b, n, count)
    const u = unit(a, b, n)
    return Math.min(count - 1, Math.floor(u * u * u * count))
  }
  const value = (a: number, b: number): number => {
    let v = at(draw(a, b, 0))
    if (!test) return v
    for (let n = 1; n < NUMBER_ATTEMPTS && !fitsNumber(test, v); n++) v = at(draw(a, b, n))
    if (fitsNumber(test, v)) return v
    for (let k = 0; k < Math.min(count, 4096); k++) if (fitsNumber(test, at(k))) return at(k)
    return v
  }
  return { value }
}

export function makeWrap(step: Of<'wrap'>, generation: Generation): Made {
  const inner = generation.make(step.step)
  const { kind } = step
  const value = (a: number, b: number): Value => {
    const text = inner.value(a, b)
    return text === null ? null : new Special(kind, typeof text === 'string' ? text : jsonText(text))
  }
  return { value }
}

const COUNT = 0x51ed270b

export function makeSpecial(step: Of<'special'>, generation: Generation): Made {
  const members = step.of.map((one) => generation.make(one))
  const { kind, text, min, max } = step
  const { frame } = generation
  const value = (a: number, b: number): Value => {
    frame.nest++
    const items: Value[] = []
    if (kind === 'code') {
      for (let i = 0; i < members.length; i++) items.push((members[i] as Made).value(laneA(a, b, i), laneB(a, b, i)))
    } else {
      const wanted = min + (((bits(a, b, COUNT) >>> 0) % (max - min + 1)) | 0)
      const seen = new Set<string>()
      for (let i = 0; items.length < wanted && i < wanted + 20; i++) {
        const x = laneA(a, b, i)
        const y = laneB(a, b, i)
        const parts = members.map((member, n) => member.value(laneA(x, y, n), laneB(x, y, n)))
        const identity = jsonText(parts[0] ?? null)
        if (seen.has(identity)) continue
        seen.add(identity)
        items.push(kind === 'map' ? parts : (parts[0] ?? null))
      }
    }
    frame.nest--
    return new Special(kind, text, items)
  }
  return { value }
}

/** The sampler of a step under its own locale, or under the one of the mix that the record's key picks. */
function sampleOf(step: Of<'sample'> | Of<'view'>, { samplers, frame }: Generation): Sample | undefined {
  const sampler = samplerById(step.sampler)
  const { locale } = samplers
  const own = step.locale === undefined ? undefined : locale.others?.get(step.locale)
  if (own || !locale.mix) return sampler?.make(step.args, own ? { ...samplers, locale: own } : samplers)
  if (!sampler) return undefined
  const all = locale.mix.map((one) => sampler.make(step.args, { ...samplers, locale: one.locale }))
  const ids = locale.mix.map((one) => hashText(`locale:${one.locale.id}`))
  const weights = locale.mix.map((one) => one.weight)
  return (a, b, nth) => {
    const record = frame.level >= MOST_LEVELS ? MOST_LEVELS : 0
    const own = record === 0 ? frame.own?.(frame.row) : undefined
    return (all[rendezvous(own?.a ?? (frame.a[record] as number), own?.b ?? (frame.b[record] as number), ids, weights)] as Sample)(a, b, nth)
  }
}

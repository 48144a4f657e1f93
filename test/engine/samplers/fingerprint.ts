// Run by two-nodes.test.ts in each Node: what every sampler makes in every locale, as hashes.
import { createHash } from 'node:crypto'
import { hashText, laneA, laneB } from '../../../src/engine/random/key.ts'
import { loadLocale, localeIds } from '../../../src/engine/samplers/locales.ts'
import { meanings, samplerFor } from '../../../src/engine/samplers/meanings.ts'
import { SAMPLERS, samplerById } from '../../../src/engine/samplers/registry.ts'

const now = 1_781_524_800_000 // 2026-06-15T12:00:00Z
const KEYS = 24
const out: Record<string, string> = {}

for (const id of localeIds()) {
  const locale = await loadLocale(id)
  const hash = (name: string, sample: ((a: number, b: number) => unknown) | undefined): void => {
    const digest = createHash('sha256')
    const of = hashText(name)
    for (let i = 0; i < KEYS; i++) digest.update(JSON.stringify(sample?.(laneA(of, i, 1), laneB(of, i, 2))) ?? 'none')
    out[`${id} ${name}`] = digest.digest('hex').slice(0, 16)
  }
  for (const { id: sampler, make } of SAMPLERS)
    if (!/^(faker|text\.(pattern|automaton))$/.test(sampler)) hash(sampler, make({}, { locale, now }))
  for (const meaning of meanings()) {
    const target = samplerFor(meaning)
    hash(meaning, samplerById(target?.sampler ?? '')?.make(target?.args ?? {}, { locale, now }))
  }
  const { faker } = await import('@faker-js/faker/locale/en')
  for (const [module, methods] of Object.entries(faker)) {
    if (typeof methods !== 'object' || methods === null) continue
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(methods))) {
      const sample = locale.faker?.(`${module}.${name}`, undefined, now)
      if (sample) hash(`faker ${module}.${name}`, sample)
    }
  }
}
console.log(JSON.stringify(out))

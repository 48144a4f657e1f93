import { expect, it } from 'vitest'
import { loadLocale } from '../../../src/engine/samplers/locales.ts'
import { samplerFor } from '../../../src/engine/samplers/meanings.ts'
import { samplerById } from '../../../src/engine/samplers/registry.ts'

const context = { locale: await loadLocale('en_US'), now: 0 }

function made(meaning: string): readonly string[] {
  const target = samplerFor(meaning)
  const sample = samplerById(target?.sampler ?? '')?.make(target?.args ?? {}, context)
  return Array.from({ length: 200 }, (_, i) => String(sample?.(i, i * 7919)))
}

function luhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, i) => {
    const twice = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return sum % 10 === 0
}

it('a SIM card and a security end in a Luhn digit', () => {
  expect(made('code.iccid').every((text) => /^8901\d{15}$/.test(text) && luhn(text))).toBe(true)
  const digits = (isin: string): string => isin.replace(/[A-Z]/g, (c) => String(c.charCodeAt(0) - 55))
  expect(made('finance.isin').every((text) => /^[A-Z]{2}\d{10}$/.test(text) && luhn(digits(text)))).toBe(true)
  // A known one: Apple Inc.
  expect(luhn(digits('US0378331005'))).toBe(true)
})

it('a ship and a container end in their own digits', () => {
  const imo = (text: string): boolean => {
    const digits = text.replace('IMO ', '')
    return (
      Array.from(digits.slice(0, 6)).reduce((sum, digit, i) => sum + Number(digit) * (7 - i), 0) % 10 === Number(digits[6])
    )
  }
  expect(imo('IMO 9074729')).toBe(true)
  expect(made('code.imo').every(imo)).toBe(true)
  const values: readonly number[] = [
    10,
    ...Array.from({ length: 10 }, (_, i) => 12 + i),
    ...Array.from({ length: 10 }, (_, i) => 23 + i),
    ...Array.from({ length: 5 }, (_, i) => 34 + i),
  ]
  const container = (text: string): boolean => {
    const sum = Array.from(text.slice(0, 10)).reduce(
      (total, c, i) => total + (/\d/.test(c) ? Number(c) : (values[c.charCodeAt(0) - 65] ?? 0)) * 2 ** i,
      0,
    )
    return (sum % 11) % 10 === Number(text[10])
  }
  expect(container('CSQU3054383')).toBe(true)
  expect(made('code.container').every(container)).toBe(true)
})

import type { Field, Shape } from '../catalog/shape.ts'
import { MOST_PLACES, SHAPES } from '../dialects/geometry.ts'
import { powerOfTen } from '../random/power-of-ten.ts'
import { automaton } from '../solve/automaton.ts'
import type { ColumnFacts, Domain, Language } from './step.ts'

/** Ordinals are exact in doubles, with room for sums. */
const MOST = 2 ** 52
/** Days and seconds that keys spread over, back from now. */
const DAYS = 20_000
const SECONDS = 63_072_000
/** Texts this short are codes: a number beside a word finds no room in them. */
const SHORT = 5
/** Size of an automaton whose texts are numbered, and of such a text. */
const MOST_CELLS = 20_000
const MOST_LETTERS = 255

/** How the values of a column can be told apart. */
export function domainOf(field: Field, facts: ColumnFacts, first: number): Domain {
  const shape = bare(field.shape)
  if (shape.kind === 'literal') return { kind: 'list', values: shape.values }
  switch (facts.family) {
    case 'boolean':
      return { kind: 'list', values: [false, true] }
    case 'integer':
    case 'year': {
      const start = Math.max(first, facts.minimum ?? first)
      const begin = facts.family === 'year' ? 1970 : start
      const end = facts.family === 'year' ? 2099 : (facts.maximum ?? MOST)
      const mixed = field.column?.computed === undefined ? {} : { mixed: true as const }
      return { kind: 'count', first: begin, size: Math.max(0, Math.min(MOST, end - begin + 1)), unit: 1, decimals: 0, ...mixed }
    }
    case 'decimal':
    case 'float': {
      const unit = facts.multipleOf ?? 1
      let decimals = 0
      while (decimals < 10 && unit < powerOfTen(-decimals)) decimals++
      const whole = Math.floor((facts.maximum ?? 1e9) - first + 1)
      if (whole >= 1000) return { kind: 'count', first, size: Math.min(MOST, whole), unit: 1, decimals: 0 }
      return { kind: 'count', first: 0, size: Math.max(1, Math.floor((facts.maximum ?? 1) / unit)), unit, decimals }
    }
    case 'date':
      return { kind: 'day', size: DAYS }
    case 'timestamp':
      return { kind: 'instant', size: SECONDS }
    case 'time':
      return { kind: 'clock', size: 86_400 }
    case 'uuid':
      return { kind: 'free' }
    case 'bytes':
      return { kind: 'bytes', length: Math.min(6, facts.maxLength ?? 6) }
    case 'bits':
      return { kind: 'bits', length: facts.maxLength ?? 1 }
    case 'net':
      return { kind: 'net', form: netForm(field.column?.type ?? '') }
    case 'range':
      return /^(?:int[48]|num|date|tstz|ts)range$/i.test(field.column?.type ?? '') ? { kind: 'slot', of: slotOf(field.column?.type ?? '') } : { kind: 'pool' }
    case 'geometry':
      return placeOf(shape, field.column?.type ?? '')
    case 'text':
      if (facts.maxLength !== undefined && facts.maxLength <= SHORT) return { kind: 'code', length: facts.maxLength, ...languageOf(shape) }
      return { kind: 'text', max: facts.maxLength ?? null, min: shape.kind === 'string' ? (shape.minLength ?? 0) : 0, ...languageOf(shape) }
    default:
      return { kind: 'pool', ...languageOf(shape) }
  }
}

/** What patterns allow, where an automaton of a usual size says it. */
function languageOf(shape: Shape): { readonly language?: Language } {
  if (shape.kind !== 'string' || !shape.patterns || shape.formats || shape.notFormats) return {}
  const table = automaton(shape.patterns, shape.notPatterns ?? [])
  if (!table || table.next.length * table.classes.length > MOST_CELLS) return {}
  return { language: { ...table, min: shape.minLength ?? 0, max: shape.maxLength ?? MOST_LETTERS } }
}

/** How many values; `undefined` when only making them shows. */
export function sizeOf(domain: Domain): number | undefined {
  switch (domain.kind) {
    case 'list':
      return domain.values.length
    case 'count':
    case 'day':
    case 'instant':
    case 'clock':
      return domain.size
    case 'text':
      return domain.max === null ? MOST : Math.min(MOST, powerOfTen(Math.min(15, domain.max)) - 1)
    case 'code':
      return power(36, domain.length)
    case 'bytes':
      return power(256, domain.length)
    case 'bits':
      return power(2, domain.length)
    case 'net':
      return domain.form === 'cidr' ? 62_500 : domain.form === 'inet' ? 15_625_000 : 2 ** 40
    case 'slot':
      return DAYS / 2
    case 'place':
      return MOST_PLACES
    case 'free':
      return MOST
    case 'pool':
      return undefined
  }
}

function power(base: number, exponent: number): number {
  let size = 1
  for (let i = 0; i < exponent && size < MOST; i++) size *= base
  return Math.min(size, MOST)
}

function slotOf(type: string): 'number' | 'day' | 'moment' {
  return /^date/i.test(type) ? 'day' : /^ts/i.test(type) ? 'moment' : 'number'
}

function placeOf(shape: Shape, type: string): Domain {
  if (shape.kind === 'native') return shape.native === 'code' && shape.text !== undefined && !shape.of ? { kind: 'place', text: shape.text, code: true } : { kind: 'pool' }
  const text = SHAPES[type.toLowerCase()]
  return text === undefined || type.toLowerCase() === 'line' ? { kind: 'pool' } : { kind: 'place', text, code: false }
}

/** Where the ranges between two columns begin or end; `undefined`: no such column takes part in a range. */
export function endOf({ family }: ColumnFacts, end: 'low' | 'high'): Domain | undefined {
  if (family === 'date') return { kind: 'slot', of: 'day', end }
  if (family === 'timestamp') return { kind: 'slot', of: 'moment', end }
  return family === 'integer' || family === 'decimal' ? { kind: 'slot', of: 'number', end } : undefined
}

function netForm(type: string): 'inet' | 'cidr' | 'macaddr' | 'macaddr8' {
  const name = type.toLowerCase()
  return name.includes('macaddr8') ? 'macaddr8' : name.includes('macaddr') ? 'macaddr' : name.includes('cidr') ? 'cidr' : 'inet'
}

/** A column's shape without NULL. */
export function bare(shape: Shape): Shape {
  return shape.kind === 'union' ? (shape.branches.find((one) => one.shape.kind !== 'null')?.shape ?? shape) : shape
}

import { isRecord, Special, type Value } from '../catalog/value.ts'
import { isoDay, isoInstant, parseInstant } from '../time/instant.ts'
import { dateAdd, dateDiff } from './dates.ts'
import { regExpOf } from './patterns.ts'

type Implementation = (args: readonly Value[], now: number) => Value | undefined

const text = (value: Value | undefined): string =>
  typeof value === 'string' ? value : value instanceof Special ? value.text : value === null || value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
const number = (value: Value | undefined): number => (typeof value === 'number' ? value : Number(text(value)))

/** NULL in, NULL out. */
const strict = (made: Implementation): Implementation => (args, now) => (args.some((one) => one === null) ? null : made(args, now))

function characters(value: Value | undefined): number {
  if (value instanceof Special && value.kind === 'bytes') return value.text.length / 2
  return [...text(value)].length
}

function bytes(value: Value | undefined): number {
  if (value instanceof Special && value.kind === 'bytes') return value.text.length / 2
  let size = 0
  for (const one of text(value)) {
    const code = one.codePointAt(0) ?? 0
    size += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return size
}

function trimmed(value: Value | undefined, marks: Value | undefined, sides: 'both' | 'left' | 'right'): string {
  const set = marks === undefined ? ' ' : text(marks)
  let out = text(value)
  while (sides !== 'right' && out !== '' && set.includes(out[0] ?? '')) out = out.slice(1)
  while (sides !== 'left' && out !== '' && set.includes(out.at(-1) ?? '')) out = out.slice(0, -1)
  return out
}

function parsed(value: Value | undefined): Value | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'object' && !(value instanceof Special)) return value
  try {
    return JSON.parse(text(value)) as Value
  } catch {
    return undefined
  }
}

/** Is the text JSON? */
export function isJson(value: string): boolean {
  return parsed(value) !== undefined
}

function typeOfJson(value: Value | undefined): Value | undefined {
  const json = parsed(value)
  if (json === undefined) return undefined
  return json === null ? 'null' : Array.isArray(json) ? 'array' : typeof json
}

function part(name: string, value: Value | undefined): Value | undefined {
  const raw = text(value)
  const ms = parseInstant(raw.length <= 10 ? `${raw}T00:00:00Z` : raw.replace(' ', 'T'))
  if (Number.isNaN(ms)) return undefined
  const day = isoDay(ms)
  switch (name) {
    case 'year':
      return Number(day.slice(0, 4))
    case 'month':
      return Number(day.slice(5, 7))
    case 'day':
      return Number(day.slice(8, 10))
    case 'hour':
      return Math.floor(ms / 3600000) % 24
    case 'minute':
      return Math.floor(ms / 60000) % 60
    case 'second':
      return Math.floor(ms / 1000) % 60
    case 'epoch':
      return ms / 1000
    default:
      return undefined
  }
}

function item(value: Value | undefined, key: Value | undefined): Value {
  const json = parsed(value)
  if (Array.isArray(json)) return (json as readonly Value[])[number(key)] ?? null
  return isRecord(json) && Object.hasOwn(json, text(key)) ? (json[text(key)] ?? null) : null
}

function ends(args: readonly Value[], least: boolean): Value {
  let best: Value = null
  for (const one of args) {
    if (one === null) continue
    const better = best === null || (typeof one === 'number' && typeof best === 'number' ? one < best : text(one) < text(best))
    if (best === null || better === least) best = one
  }
  return best
}

const length = strict(([of]) => (Array.isArray(of) ? of.length : characters(of)))
const substring = strict(([of, from, size]) => {
  const start = number(from) - 1
  const all = [...text(of)]
  const end = size === undefined ? all.length : start + number(size)
  return all.slice(Math.max(0, start), Math.max(0, end)).join('')
})
const instant: Implementation = (_, now) => new Special('timestamp', isoInstant(now))
const today: Implementation = (_, now) => new Special('day', isoDay(now))

const FUNCTIONS: { readonly [name: string]: Implementation } = {
  length, char_length: length, character_length: length, len: length, octet_length: strict(([of]) => bytes(of)),
  datalength: strict(([of]) => bytes(of)), bit_length: strict(([of]) => bytes(of) * 8), lengthb: strict(([of]) => bytes(of)),
  lower: strict(([of]) => text(of).toLowerCase()), upper: strict(([of]) => text(of).toUpperCase()),
  lcase: strict(([of]) => text(of).toLowerCase()), ucase: strict(([of]) => text(of).toUpperCase()),
  trim: strict(([of, marks]) => trimmed(of, marks, 'both')), btrim: strict(([of, marks]) => trimmed(of, marks, 'both')),
  ltrim: strict(([of, marks]) => trimmed(of, marks, 'left')), rtrim: strict(([of, marks]) => trimmed(of, marks, 'right')),
  replace: strict(([of, from, to]) => text(of).replaceAll(text(from), text(to))),
  regexp_replace: strict(([of, from, to, flags]) => {
    const pattern = regExpOf(text(from), text(flags).includes('i'))
    if (!pattern) return undefined
    const all = text(flags).includes('g') ? new RegExp(pattern.source, `${pattern.flags}g`) : pattern
    return text(of).replace(all, text(to).replace(/\\(\d)/g, '$$$1'))
  }),
  substr: substring, substring, mid: substring,
  left: strict(([of, size]) => text(of).slice(0, number(size))), right: strict(([of, size]) => (number(size) === 0 ? '' : text(of).slice(-number(size)))),
  strpos: strict(([of, what]) => text(of).indexOf(text(what)) + 1), instr: strict(([of, what]) => text(of).indexOf(text(what)) + 1),
  charindex: strict(([what, of]) => text(of).indexOf(text(what)) + 1),
  starts_with: strict(([of, what]) => text(of).startsWith(text(what))),
  concat: (args) => args.map((one) => text(one)).join(''),
  coalesce: (args) => args.find((one) => one !== null) ?? null, ifnull: (args) => args.find((one) => one !== null) ?? null,
  nvl: (args) => args.find((one) => one !== null) ?? null, isnull: (args) => (args.length > 1 ? (args[0] ?? args[1] ?? null) : args[0] === null),
  nullif: ([a = null, b = null]) => (a !== null && b !== null && text(a) === text(b) ? null : a),
  num_nonnulls: (args) => args.filter((one) => one !== null).length, num_nulls: (args) => args.filter((one) => one === null).length,
  abs: strict(([of]) => Math.abs(number(of))), round: strict(([of, places = 0]) => Number(number(of).toFixed(Math.max(0, number(places))))),
  ceil: strict(([of]) => Math.ceil(number(of))), ceiling: strict(([of]) => Math.ceil(number(of))), floor: strict(([of]) => Math.floor(number(of))),
  trunc: strict(([of]) => Math.trunc(number(of))), mod: strict(([a, b]) => number(a) % number(b)), sign: strict(([of]) => Math.sign(number(of))),
  greatest: (args) => ends(args, false), least: (args) => ends(args, true), max: (args) => ends(args, false), min: (args) => ends(args, true),
  now: instant, current_timestamp: instant, localtimestamp: instant, sysdate: instant, getdate: instant, getutcdate: instant,
  clock_timestamp: instant, statement_timestamp: instant, transaction_timestamp: instant, systimestamp: instant, sysdatetime: instant,
  dateadd: strict(([name, count, of]) => dateAdd(text(name), number(count), text(of))), datediff: strict(([name, from, to]) => dateDiff(text(name), text(from), text(to))),
  add_months: strict(([of, count]) => dateAdd('month', number(count), text(of))), datepart: strict(([name, of]) => part(text(name), of)),
  current_date: today, curdate: today, date_part: strict(([name, of]) => part(text(name).toLowerCase(), of)),
  year: strict(([of]) => part('year', of)), month: strict(([of]) => part('month', of)), day: strict(([of]) => part('day', of)),
  json_valid: strict(([of]) => parsed(of) !== undefined), isjson: strict(([of]) => (parsed(of) === undefined ? 0 : 1)),
  json_type: strict(([of]) => typeOfJson(of)), mysql_json_type: strict(([of]) => String(typeOfJson(of)).toUpperCase()), jsonb_typeof: strict(([of]) => typeOfJson(of)), json_typeof: strict(([of]) => typeOfJson(of)),
  json_array_length: strict(([of]) => arrayLength(of)), jsonb_array_length: strict(([of]) => arrayLength(of)),
  array_length: strict(([of]) => (Array.isArray(of) && of.length > 0 ? of.length : null)), cardinality: strict(([of]) => (Array.isArray(of) ? of.length : undefined)),
  regexp_like: strict(([of, pattern, flags]) => regExpOf(text(pattern), text(flags).includes('i'))?.test(text(of))),
  regexp_match: strict(([of, pattern]) => (regExpOf(text(pattern), false)?.test(text(of)) === true ? [] : null)),
  typeof: ([of = null]) => (of === null ? 'null' : typeof of === 'number' ? (Number.isInteger(of) ? 'integer' : 'real') : of instanceof Special && of.kind === 'bytes' ? 'blob' : 'text'),
  '->': strict(([of, key]) => item(of, key)), '->>': strict(([of, key]) => {
    const found = item(of, key)
    return found === null ? null : text(found)
  }),
  '?': strict(([of, key]) => item(of, key) !== null), '&': strict(([a, b]) => number(a) & number(b)), '|': strict(([a, b]) => number(a) | number(b)),
  bool: ([of = null]) => of, date: strict(([of]) => (part('day', of) === undefined ? undefined : new Special('day', text(of).slice(0, 10)))),
}

function arrayLength(value: Value | undefined): Value | undefined {
  const json = parsed(value)
  return Array.isArray(json) ? json.length : undefined
}

/** The value of an SQL function; `undefined` when it is not known. */
export function callFunction(name: string, args: readonly Value[], now: number): Value | undefined {
  return Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name]?.(args, now) : undefined
}

/** Can `callFunction` tell its value? */
export function isKnownFunction(name: string): boolean {
  return Object.hasOwn(FUNCTIONS, name)
}

import { below, unit } from '../random/key.ts'
import { textOf } from './arguments.ts'
import { homeCurrency, worthOf } from './currencies.ts'
import data from './data/records.json' with { type: 'json' }
import { homeOf } from './place-tables.ts'
import type { Sample, Sampler, SamplerContext } from './sampler.ts'
import { localTerms } from './texts-of-kind.ts'

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Earlier rows are the likelier ones. */
  readonly ranked?: boolean
}

const TABLES: { readonly [name: string]: Table } = data.tables

function tableOf(name: string): Table {
  return TABLES[name] ?? { columns: [], rows: [['']] }
}

/** The row of a table that a key picks: the same for all of its columns. */
function recordAt({ rows, ranked = false }: Table, a: number, b: number): readonly string[] {
  const u = unit(a, b, 0)
  return rows[Math.floor((ranked ? u * u : u) * rows.length)] ?? []
}

/** Currencies that amounts in most others may stand beside. */
const ABROAD = new Set(['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD'])

/** Prices are in the currency of the locale's own country; few are in another one of about the same worth. */
function atHome(table: Table, { locale }: SamplerContext): Table {
  const code = homeCurrency(locale)
  const own = table.rows.find((row) => row[0] === code)
  if (!own) return table
  const others = worthOf(code) > 5 ? [] : table.rows.filter((row) => row !== own && ABROAD.has(row[0] ?? ''))
  return { ...table, ranked: false, rows: [...Array.from({ length: 12 * others.length }, () => own), ...others, ...(others.length === 0 ? [own] : [])] }
}

/** Most people speak the language of the locale's own country. */
function spoken(table: Table, { locale }: SamplerContext): Table {
  const [language = ''] = locale.id.split('_')
  const own = table.rows.find((row) => row[0] === language)
  return own ? { ...table, ranked: false, rows: [...Array.from({ length: 9 * table.rows.length }, () => own), ...table.rows] } : table
}

/** Most people at home are of the locale's own country. */
function native(table: Table, { locale }: SamplerContext): Table {
  const own = table.rows.find((row) => row[0] === homeOf(locale))
  return own ? { ...table, rows: [...Array.from({ length: 9 * table.rows.length }, () => own), ...table.rows] } : table
}

const LOCAL: { readonly [table: string]: (table: Table, context: SamplerContext) => Table } = {
  currency: atHome,
  language: spoken,
  nationality: native,
}

/** One of what a cell lists (`a|b`): the first, or the one for that place of a list. */
function alternative(cell: string, nth: number): string {
  const all = cell.split('|')
  return all[nth % all.length] ?? ''
}

/** `half`: every other row, from that number on. */
function column(name: string, wanted: string, half?: number, context?: SamplerContext): Sample {
  const local = LOCAL[name]
  const whole = local && half === undefined && context ? local(tableOf(name), context) : tableOf(name)
  const table = half === undefined ? whole : { ...whole, rows: whole.rows.filter((_, i) => i % 2 === half) }
  const at = Math.max(0, table.columns.indexOf(wanted))
  const terms = [...new Set(table.rows.flatMap((row) => (row[at] ?? '').split('|')))]
  const own = context ? localTerms(context.locale, name, terms) : terms
  const said = new Map(terms.map((term, i) => [term, own[i] as string]))
  return (a, b, nth = 0) => (said.get(alternative(recordAt(table, a, b)[at] ?? '', nth)) ?? '').replaceAll('{v}', String(120 + below(a, b, 2, 18))).replaceAll('{d}', String(below(a, b, 3, 7)))
}

/** Sides of things that are known by a list: a currency's code, name and symbol; a browser, its system and device. */
export const RECORDS: readonly Sampler[] = [
  {
    id: 'record.column',
    make: (args, context) => {
      const text = column(
        textOf(args, 'table', ''),
        textOf(args, 'column', ''),
        typeof args['half'] === 'number' ? args['half'] : undefined,
        context,
      )
      return args['as'] === 'number' ? (a, b) => Number(text(a, b)) : text
    },
    unique: {
      size: (args) => valuesOf(textOf(args, 'table', ''), textOf(args, 'column', '')).length,
      at: (ordinal, args) => {
        const value = valuesOf(textOf(args, 'table', ''), textOf(args, 'column', ''))[ordinal] ?? ''
        return args['as'] === 'number' ? Number(value) : value
      },
    },
  },
  {
    id: 'flight.number',
    make: () => {
      const code = column('flight', 'code')
      return (a, b) => `${String(code(a, b))}${below(a, b, 4, 1900) + 100}`
    },
  },
]

function valuesOf(name: string, wanted: string): readonly string[] {
  const { columns, rows } = tableOf(name)
  const at = columns.indexOf(wanted)
  return [...new Set(rows.map((row) => row[at] ?? ''))]
}

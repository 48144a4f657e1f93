import type { Catalog } from './catalog/catalog.ts'
import type { Host, Source } from './catalog/host.ts'
import { isRecord, type Value } from './catalog/value.ts'
import type { Filled, FillOptions } from './filled.ts'
import { edited } from './fixtures/fixture.ts'
import { type KeyedList, keyedLists, rowsOf } from './fixtures/keyed-lists.ts'
import { namesAgree } from './fixtures/named-sources.ts'
import { hashText, laneA } from './random/key.ts'
import { read } from './open.ts'
import type { Request } from './requests.ts'

/** Rows that others refer to, by the name of their entity. */
export type KnownRows = ReadonlyMap<string, readonly Value[]>
type FillOne = (
  data: Source,
  request: Request,
  host: Host,
  options: FillOptions & { readonly known?: KnownRows },
) => Promise<Filled>

/**
 * Fills an object of lists, `{ "users": [ … ], "orders": [ … ] }`, each by the type or table of its name, referred ones
 * first. `undefined`: the file is none, or its source describes it as a whole.
 */
export async function fillLists(
  data: Source,
  request: Request,
  host: Host,
  { options, fill }: { readonly options: FillOptions; readonly fill: FillOne },
): Promise<Filled | undefined> {
  if (request.entity !== undefined) return undefined
  const lists = keyedLists(data.uri, data.text)
  if (lists.length === 0) return undefined
  const { catalog } = await read(request, host)
  if (catalog.language === 'json-schema') return undefined
  const bound = lists.flatMap((list) => {
    const entity = catalog.entities.find((one) => namesAgree(one.table?.name ?? one.name, list.key))
    return entity ? [{ ...list, entity: entity.name }] : []
  })
  if (bound.length === 0) return undefined
  const known = new Map(bound.map((one) => [one.entity, one.rows]))
  const done: Filled[] = []
  for (const list of ordered(bound, catalog)) {
    const part = { ...data, text: data.text.slice(list.start, list.end) }
    const filled = await fill(part, { ...request, entity: list.entity }, host, { ...options, known })
    known.set(list.entity, rowsOf(edited(part.text, filled.edits)))
    done.push(moved(filled, list.start, data.uri))
  }
  return joined(done)
}

/** A record whose references are to rows that there are. */
export function referring(
  row: Value,
  index: number,
  { entity, catalog, known }: { readonly entity: string; readonly catalog: Catalog; readonly known: KnownRows },
): Value {
  if (!isRecord(row)) return row
  const out: { [name: string]: Value } = { ...row }
  for (const { from, fromFields, to, toFields } of catalog.relations) {
    const rows = from === entity && to !== entity ? (known.get(to) ?? []) : []
    if (rows.length === 0 || fromFields.every((field) => out[field] === null)) continue
    const parent = rows[(laneA(index, 0, hashText(fromFields.join(' '))) >>> 0) % rows.length]
    fromFields.forEach((field, i) => {
      const value = isRecord(parent) ? parent[toFields[i] ?? ''] : undefined
      if (value !== undefined && Object.hasOwn(out, field)) out[field] = value
    })
  }
  return out
}

/** Rows of entities that this one refers to, in files beside it that are called as they are. */
export function rowsBeside(
  { uri }: Source,
  entity: string,
  { catalog, host }: { readonly catalog: Catalog; readonly host: Host },
): KnownRows {
  const parents = [
    ...new Set(catalog.relations.filter((one) => one.from === entity && one.to !== entity).map((one) => one.to)),
  ]
  const folder = uri.replace(/[^/]*$/, '')
  const files =
    parents.length === 0 ? [] : host.list(folder).filter((name) => /\.jsonc?$/i.test(name) && folder + name !== uri)
  return new Map(
    parents.flatMap((parent) => {
      const table = catalog.entities.find((one) => one.name === parent)?.table?.name ?? parent
      const file = files.find((name) => namesAgree(table, name.replace(/\.[^.]*$/, '')))
      const text = file === undefined ? undefined : host.readText(folder + file)
      return text === undefined ? [] : [[parent, rowsOf(text)] as const]
    }),
  )
}

type Bound = KeyedList & { readonly entity: string }

/** Lists that others refer to first; in a ring as they stand. */
function ordered(lists: readonly Bound[], { relations }: Catalog): readonly Bound[] {
  const left = [...lists]
  const out: Bound[] = []
  while (left.length > 0) {
    const waits = (one: Bound): boolean =>
      relations.some(({ from, to }) => from === one.entity && to !== from && left.some((other) => other.entity === to))
    const at = left.findIndex((one) => !waits(one))
    out.push(...left.splice(Math.max(0, at), 1))
  }
  return out
}

function moved(filled: Filled, by: number, uri: string): Filled {
  return {
    ...filled,
    edits: filled.edits.map((edit) => ({ ...edit, start: edit.start + by, end: edit.end + by })),
    diagnostics: filled.diagnostics.map((one) =>
      one.span?.uri === uri
        ? { ...one, span: { ...one.span, start: one.span.start + by, end: one.span.end + by } }
        : one,
    ),
  }
}

function joined(all: readonly Filled[]): Filled {
  const sum = (of: keyof Filled['counts']): number => all.reduce((total, one) => total + one.counts[of], 0)
  return {
    edits: all.flatMap((one) => one.edits),
    diagnostics: all.flatMap((one) => one.diagnostics),
    made: all.flatMap((one) => one.made),
    counts: {
      records: sum('records'),
      filled: sum('filled'),
      repaired: sum('repaired'),
      added: sum('added'),
      rejected: sum('rejected'),
    },
  }
}

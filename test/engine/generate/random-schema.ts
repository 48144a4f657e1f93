import fc from 'fast-check'

/** A small schema of random tables, as SQL that SQLite and PostgreSQL both read. */
export interface RandomTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean }[]
  readonly primary: readonly string[]
  readonly uniques: readonly (readonly string[])[]
  readonly references: readonly { readonly columns: readonly string[]; readonly to: string; readonly toColumns: readonly string[] }[]
  readonly checks: readonly string[]
}

const DATA = [
  { type: 'boolean', check: '' }, { type: 'varchar(30)', check: '' }, { type: 'varchar(2)', check: '' }, { type: 'date', check: '' },
  { type: 'integer', check: 'between 1 and 9' }, { type: 'varchar(12)', check: "in ('new', 'open', 'done')" }, { type: 'numeric(8,2)', check: '>= 0' },
  { type: 'smallint', check: '' }, { type: 'text', check: '' },
]

const choice = fc.record({
  key: fc.constantFrom('number', 'number', 'text', 'parent', 'pair', 'owned', 'list'),
  targets: fc.array(fc.record({ to: fc.nat(), optional: fc.boolean(), shared: fc.boolean() }), { maxLength: 3 }),
  data: fc.array(fc.record({ of: fc.nat(DATA.length - 1), nullable: fc.boolean() }), { maxLength: 4 }),
  uniques: fc.array(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 3 }), { maxLength: 2 }),
  apart: fc.boolean(),
})

export const randomSchema: fc.Arbitrary<readonly RandomTable[]> = fc.array(choice, { minLength: 1, maxLength: 5 }).map((choices) => {
  const keys: { name: string; type: string }[][] = []
  const drafts = choices.map((one, i) => {
    const name = `t${i}`
    const columns: { name: string; type: string; nullable: boolean }[] = []
    const references: { columns: string[]; to: string; toColumns: string[] }[] = []
    const checks: string[] = []
    const earlier = (n: number): number => (i === 0 ? -1 : n % i)
    const parent = (to: number, prefix: string, nullable: boolean): string[] => {
      const names = (keys[to] ?? []).map((key) => `${prefix}_${key.name}`)
      ;(keys[to] ?? []).forEach((key, k) => columns.push({ name: names[k] ?? '', type: key.type, nullable }))
      references.push({ columns: names, to: `t${to}`, toColumns: (keys[to] ?? []).map((key) => key.name) })
      return names
    }
    let primary: string[] = []
    const [p, q] = [earlier(one.targets[0]?.to ?? 0), earlier(one.targets[1]?.to ?? 1)]
    if (p >= 0 && one.key === 'parent') primary = parent(p, 'p', false)
    else if (p >= 0 && one.key === 'pair') {
      primary = [...parent(p, 'p', false), ...parent(q, 'q', false)]
      const [a, b] = [references[0], references[1]]
      if (p === q && one.apart && a?.columns.length === 1) checks.push(`${a.columns[0]} <> ${b?.columns[0]}`)
    } else if (p >= 0 && one.key === 'owned') {
      primary = [...parent(p, 'p', false), 'id']
      columns.push({ name: 'id', type: 'integer', nullable: false })
    } else if (one.key === 'list') {
      columns.push({ name: 'kind', type: 'varchar(12)', nullable: false }, { name: 'flag', type: 'boolean', nullable: false })
      checks.push("kind in ('red', 'green', 'blue')")
      primary = ['kind', 'flag']
    } else {
      columns.push({ name: 'id', type: one.key === 'text' ? 'varchar(20)' : 'integer', nullable: false })
      primary = ['id']
    }
    keys.push(primary.map((key) => ({ name: key, type: columns.find((column) => column.name === key)?.type ?? 'integer' })))
    return { one, name, columns, references, checks, primary }
  })
  return drafts.map(({ one, name, columns, references, checks, primary }): RandomTable => {
    one.targets.forEach((target, k) => {
      const to = drafts[target.to % drafts.length]
      const key = keys[target.to % drafts.length]
      if (!to || !key || (to.name === name && primary.length > 1 && references.length > 2)) return
      const names = key.map((column) => {
        const owner = target.shared ? columns.find((own) => own.name === `p_${column.name}` && own.type === column.type) : undefined
        const same = key.length > 1 && to.name === name && column.name.startsWith('p_') ? columns.find((own) => own.name === column.name) : undefined
        if (same ?? owner) return (same ?? owner)?.name ?? ''
        columns.push({ name: `f${k}_${column.name}`, type: column.type, nullable: target.optional })
        return `f${k}_${column.name}`
      })
      if (new Set(names).size < names.length || names.every((each) => primary.includes(each))) return
      references.push({ columns: names, to: to.name, toColumns: key.map((column) => column.name) })
    })
    one.data.forEach((data, k) => {
      const about = DATA[data.of] ?? { type: 'text', check: '' }
      columns.push({ name: `d${k}`, type: about.type, nullable: data.nullable })
      if (about.check !== '') checks.push(`d${k} ${about.check}`)
    })
    const uniques = one.uniques.map((places) => [...new Set(places.map((place) => columns[place % columns.length]?.name ?? ''))])
    return { name, columns, primary, uniques, references, checks }
  })
})

/** The schema's text. SQLite takes references to later tables only at once, the others only afterwards; MySQL keys of no endless text. */
export function schemaText(tables: readonly RandomTable[], dialect: 'sqlite' | 'postgresql' | 'mysql'): string {
  const reference = (one: RandomTable['references'][number]): string =>
    `FOREIGN KEY (${one.columns.join(', ')}) REFERENCES ${one.to} (${one.toColumns.join(', ')})`
  const made = tables.map((table) => {
    const lines = [
      ...table.columns.map((column) => `${column.name} ${dialect === 'mysql' && column.type === 'text' ? 'varchar(99)' : column.type}${column.nullable ? '' : ' NOT NULL'}`),
      `PRIMARY KEY (${table.primary.join(', ')})`, ...table.uniques.map((key) => `UNIQUE (${key.join(', ')})`),
      ...table.checks.map((check) => `CHECK (${check})`), ...(dialect === 'sqlite' ? table.references.map(reference) : []),
    ]
    return `CREATE TABLE ${table.name} (\n  ${lines.join(',\n  ')}\n);\n`
  })
  const later = dialect === 'sqlite' ? [] : tables.flatMap((table) => table.references.map((one) => `ALTER TABLE ${table.name} ADD ${reference(one)};\n`))
  return made.join('') + later.join('')
}

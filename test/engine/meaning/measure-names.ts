import { compile, read, settingsOf } from '../../../src/engine/index.ts'
import type { Step } from '../../../src/engine/plan/step.ts'
import { memoryHost } from '../memory-host.ts'

/** A field of a public source, and what a reader takes it to mean. */
export interface Named {
  readonly source: string
  readonly dialect?: string
  readonly entity: string
  readonly ancestors?: readonly string[]
  readonly name: string
  readonly type: string
  readonly format?: string
  readonly means: readonly string[]
}

export interface Names {
  readonly groups: { readonly [group: string]: readonly string[] }
  readonly names: readonly Named[]
}

export interface Measured {
  readonly named: Named
  /** The meaning that the plan acts on. */
  readonly found: string | null
  readonly verdict: 'right' | 'unknown' | 'wrong'
}

/** What the engine takes each name for, in a source of its own kind: a schema, a table, a type. */
export async function measureNames({ groups, names }: Names): Promise<readonly Measured[]> {
  const out: Measured[] = []
  for (const batch of batches(names)) {
    const source = sourceOf(batch)
    const reading = await read({ source }, memoryHost())
    const { plan } = await compile(reading, settingsOf({}))
    for (const named of batch) {
      const entity = plan.entities.find((one) => one.name === entityName(named)) ?? plan.entities[0]
      const step = entity && stepAt(entity.step, [...(named.ancestors ?? []), named.name])
      if (!step) throw new Error(`no \`${named.name}\` in ${source.text}: ${JSON.stringify(reading.diagnostics)}`)
      const found = meaningOf(step)
      out.push({ named, found, verdict: verdictOf(named, found, groups) })
    }
  }
  return out
}

/** Types are opened together, for the compiler's sake; entities of one name apart. */
function batches(names: readonly Named[]): readonly (readonly Named[])[] {
  const types: Named[][] = []
  for (const named of names.filter(({ source }) => source === 'types')) {
    const free = types.find((batch) => batch.every((one) => entityName(one) !== entityName(named)))
    if (free) free.push(named)
    else types.push([named])
  }
  return [...names.filter(({ source }) => source !== 'types').map((named) => [named]), ...types]
}

function entityName({ source, entity }: Named): string {
  return source === 'types' ? entity.replace(/\W+(\w)/g, (_, next: string) => next.toUpperCase()) : entity
}

function sourceOf(batch: readonly Named[]): { uri: string; text: string; language: string; dialect?: string } {
  const [first] = batch
  if (first?.source === 'sql') {
    const text = `CREATE TABLE ${first.entity} (${first.name} ${first.type});`
    return {
      uri: 'file:///a.sql',
      text,
      language: 'sql',
      ...(first.dialect === undefined ? {} : { dialect: first.dialect }),
    }
  }
  if (first?.source === 'types') {
    return {
      uri: 'file:///a.ts',
      text: batch.map((one) => `export interface ${entityName(one)} { ${members(one)} }`).join('\n'),
      language: 'typescript',
    }
  }
  return { uri: 'file:///a.json', text: first ? JSON.stringify(schemaOf(first)) : '', language: 'json' }
}

function members({ ancestors = [], name, type }: Named): string {
  const own = `${JSON.stringify(name)}: ${type.startsWith('array') ? 'string[]' : type}`
  return ancestors.reduceRight((inner, holder) => `${JSON.stringify(holder)}: { ${inner} }`, own)
}

function schemaOf({ entity, ancestors = [], name, type, format }: Named): object {
  const own = type.startsWith('array')
    ? { type: 'array', items: { type: 'string' } }
    : { type, ...(format === undefined ? {} : { format }) }
  const held = (field: string, of: object): object => ({ type: 'object', properties: { [field]: of } })
  return { title: entity, ...[...ancestors, name].reduceRight<object>((inner, field) => held(field, inner), own) }
}

function stepAt(step: Step, [name, ...rest]: readonly string[]): Step | undefined {
  if (name === undefined) return step
  if (step.do !== 'object') return undefined
  const field =
    step.fields.find((one) => one.name === name) ??
    step.fields.find((one) => one.name.toLowerCase() === name.toLowerCase())
  return field && stepAt(field.step, rest)
}

/** The meaning that made the step, or the one that its type and format show to any reader. */
function meaningOf(step: Step): string | null {
  if (step.do === 'array') return step.items ? meaningOf(step.items) : null
  const said = / → ([\w.]+)$/.exec(step.because ?? '')?.[1]
  if (said !== undefined) return said
  if (step.do === 'choose') return step.branches.map((one) => meaningOf(one.step)).find((one) => one !== null) ?? null
  return step.do === 'member' || step.do === 'reference' ? meaningOf(step.natural) : null
}

function verdictOf({ means }: Named, found: string | null, groups: Names['groups']): Measured['verdict'] {
  if (found === null) return means.includes('none') ? 'right' : 'unknown'
  const accepted = means.flatMap((one) => groups[one] ?? [one])
  return accepted.some((one) => (one.endsWith('.*') ? found.startsWith(one.slice(0, -1)) : one === found))
    ? 'right'
    : 'wrong'
}

import { jsonText } from '../catalog/json-text.ts'
import type { Plan, Step } from './step.ts'
import { whyOf } from './why.ts'

/** The plan as text, one line per field: path, how it is made, and why. Definitions follow the entities. */
export function explain(plan: Plan): string {
  const lines: string[] = []
  for (const entity of plan.entities) {
    lines.push(`${entity.name}: ${entity.rows} rows, seed ${plan.settings.seed}, generation ${plan.settings.generation}`)
    walk(entity.step, '', lines)
  }
  // Looking at one definition may bring others forth.
  const told = new Set<string>()
  for (let next: string | undefined = ''; next !== undefined; next = Object.keys(plan.definitions).find((name) => !told.has(name))) {
    const step = plan.definitions[next]
    if (step) {
      lines.push(`definition ${next}`)
      walk(step, '', lines)
    }
    told.add(next)
  }
  return `${lines.join('\n')}\n`
}

function walk(step: Step, path: string, lines: string[]): void {
  if (step.do === 'object') {
    for (const field of step.fields) {
      const presence = field.presence < 1 ? ` (in ${Math.round(field.presence * 100)} % of records)` : ''
      line(field.step, `${path}.${field.name}`, lines, presence)
    }
    for (const rest of step.rest) line(rest.step, `${path}.*`, lines, ` (${rest.min} to ${rest.max} further names)`)
  } else if (step.do === 'array') {
    step.prefix.forEach((one, i) => line(one, `${path}[${i}]`, lines, ''))
    if (step.items) line(step.items, `${path}[]`, lines, ` (${step.preferred[0]} to ${step.preferred[1]} items)`)
  } else if (step.do === 'choose') {
    const whole = step.branches.reduce((sum, one) => sum + one.weight, 0)
    step.branches.forEach((one, i) => line(one.step, `${path}|${i}`, lines, ` (in ${Math.round((100 * one.weight) / whole)} %)`))
  } else if (path === '') line(step, path, lines, '')
}

function line(step: Step, path: string, lines: string[], note: string): void {
  const { because, confidence } = whyOf(step)
  const why = step.do === 'choose' ? (step.because ?? '') : `${because}${confidence === null ? '' : ` (${confidence.toFixed(2)})`}`
  lines.push(`  ${path || '.'}${note}: ${how(step)}${why === '' ? '' : ` — ${why}`}`)
  if (step.do === 'object' || step.do === 'array' || step.do === 'choose') walk(step, path, lines)
}

function how(step: Step): string {
  switch (step.do) {
    case 'literal':
      return jsonText(step.value)
    case 'pick':
      return `one of ${step.values.length}`
    case 'sample':
      return `${step.sampler}${argumentsOf(step.args)}`
    case 'view':
      return `${step.sampler} of ${step.role === '' ? 'the record itself' : step.role}${step.up > 0 ? `, ${step.up} up` : ''}`
    case 'number':
      return `${step.count} numbers`
    case 'wrap':
      return `${step.kind} of ${how(step.step)}`
    case 'fit':
      return `${how(step.prefer)}, else ${how(step.otherwise)}`
    case 'member':
      return how(step.natural)
    case 'call':
      return `definition ${step.definition}`
    default:
      return step.do
  }
}

function argumentsOf(args: { readonly [name: string]: unknown }): string {
  const text = JSON.stringify(args)
  return text === '{}' || text.length > 80 ? '' : ` ${text}`
}

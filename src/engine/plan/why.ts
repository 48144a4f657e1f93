import type { Step } from './step.ts'

/** Why a value looks as it does, for people: what makes it, the reasons, and how sure a guess at its meaning is. */
export interface Why {
  /** Sampler or kind of step: `person.email`, `one of 3`. */
  readonly how: string
  readonly because: string
  /** 0..1 where a meaning was guessed; `null`: nothing was. */
  readonly confidence: number | null
}

/** The reasons for a step: its own beside those of the step that makes the value. */
export function whyOf(step: Step): Why {
  const made = maker(step)
  const reasons = [made.because ?? '', ...(step.do === 'member' || step.do === 'reference' ? [step.because ?? ''] : [])]
  const own = step.do === 'reference' ? reasons.slice(1) : reasons
  return { how: howOf(made), because: [...new Set(own)].filter((one) => one !== '').join('; '), confidence: step.do === 'reference' ? null : (made.confidence ?? null) }
}

/** The step that makes the value when there is one: not null, not the way out. */
export function maker(step: Step): Step {
  switch (step.do) {
    case 'fit':
      return maker(step.prefer)
    case 'member':
    case 'reference':
      return maker(step.natural)
    case 'wrap':
      return maker(step.step)
    case 'choose': {
      const values = step.branches.filter((one) => one.step.do !== 'literal' || one.step.value !== null)
      return values.length === 1 && values[0] !== undefined ? maker(values[0].step) : step
    }
    default:
      return step
  }
}

function howOf(made: Step): string {
  if (made.do === 'sample' || made.do === 'view') return made.sampler
  return made.do === 'pick' ? `one of ${made.values.length}` : made.do
}

import { textOf } from './arguments.ts'
import type { Sampler } from './sampler.ts'

/** Any faker method by name, with the arguments it takes; our key is its randomness. */
export const FAKER: readonly Sampler[] = [
  {
    id: 'faker',
    make: (args, { locale, now }) => {
      const sample = locale.faker?.(textOf(args, 'method', ''), args['args'], now)
      return sample ?? (() => null)
    },
  },
]

import type { Filled } from '../../protocol/engine-types.ts'
import type { Run } from '../engine.ts'

/** What a command did: for the message, and for whoever calls it by `executeCommand`. */
export interface Outcome {
  readonly done: 'inserted' | 'replaced' | 'extended' | 'opened' | 'copied' | 'written' | 'nothing'
  /** Where the text stands now. */
  readonly uri?: string
  readonly run?: Run
  /** What filling a fixture came to. */
  readonly filled?: Filled
}

/** Made rows cannot be put in place, and why: shown with a way out. */
export class NotPlaced extends Error {}

/** Nothing was made; the diagnostics of the run say why. */
export class NothingMade extends Error {
  readonly run: Run
  constructor(run: Run) {
    super('Nothing was made.')
    this.run = run
  }
}

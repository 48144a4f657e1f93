import type * as vscode from 'vscode'
import type { Engine } from './engine.ts'
import type { FixtureProblems } from './fixture-problems.ts'
import type { Report } from './report.ts'
import type { SourceProblems } from './source-problems.ts'
import type { Preferences } from './settings.ts'

/** What the commands work with; made once, in `main.ts`. */
export interface Services {
  readonly engine: Engine
  readonly preferences: Preferences
  readonly report: Report
  readonly problems: FixtureProblems
  readonly sources: SourceProblems
  /** Memory of this workspace. */
  readonly memory: vscode.Memento
}

import * as vscode from 'vscode'
import type { Choices } from '../choices.ts'
import type { Meaning } from '../../protocol/engine-api.ts'
import { documentOutline } from '../document-outline.ts'
import { requestFor } from '../request.ts'
import type { Outcome } from '../deliver/outcome.ts'
import { createEngine } from '../engine.ts'
import { createFixtureProblems } from '../fixture-problems.ts'
import { createPreviews } from '../preview/previews.ts'
import { provideRemoteSchemas } from '../remote-schema.ts'
import type { Place } from '../fill-here/place.ts'
import { createReport } from '../report.ts'
import type { Services } from '../services.ts'
import { createSourceProblems } from '../source-problems.ts'
import { createPreferences } from '../settings.ts'
import { changeMeaning } from './change-meaning.ts'
import { checkFixtures, type FillChange, fillFixture } from './fill-fixture.ts'
import { fillHere, valueHere } from './fill-here.ts'
import { generate } from './generate.ts'
import { generateWith } from './generate-with.ts'

/** The commands by the part of their id after `lifelike.`; each takes what the editor hands it and never rejects. */
export interface Commands extends vscode.Disposable {
  /** `change` names choices, in a keybinding: `"args": [null, { "rows": 20 }]`. */
  generate(argument?: unknown, change?: unknown): Promise<Outcome>
  generateWith(argument?: unknown): Promise<Outcome>
  copy(argument?: unknown): Promise<Outcome>
  preview(argument?: unknown): Promise<void>
  /** `meaning`: write this one instead of asking. */
  changeMeaning(meaning?: unknown): Promise<Outcome>
  /** `change`: rows there shall be, repairs without asking. */
  fillFixture(argument?: unknown, change?: unknown): Promise<Outcome>
  /** At a place of a TypeScript file, else at the cursor. */
  fillHere(argument?: unknown): Promise<Outcome>
  /** What that would write, for a look at it. */
  valueHere(place: Place): Promise<string | undefined>
  showOutput(): Promise<void>
  /** What a field can denote, for completions and hovers. */
  meanings(): Promise<readonly Meaning[]>
  /** Looks at a document's annotations and says under the text what is wrong. */
  diagnose(document: vscode.TextDocument): Promise<void>
  /** Fills a preview that the editor kept over a reload. */
  restore(panel: vscode.WebviewPanel, state: unknown): Promise<void>
}

/** The commands and what they work with; the engine's thread starts when one first needs it. */
export function createCommands(context: vscode.ExtensionContext): Commands {
  const engine = createEngine(context)
  const report = createReport()
  const memory = context.workspaceState
  const problems = createFixtureProblems()
  const sources = createSourceProblems()
  const services: Services = { engine, report, problems, sources, memory, preferences: createPreferences(memory) }
  const watch = watchFixtures(services)
  const schemas = provideRemoteSchemas(engine)
  const previews = createPreviews(services, context.extensionUri)
  return {
    generate: (argument, change) => generate(services, argument, asChoices(change)),
    generateWith: (argument) => generateWith(services, argument),
    copy: (argument) => generate(services, argument, { target: 'clipboard' }),
    preview: (argument) => previews.open(argument),
    changeMeaning: (meaning) => changeMeaning(services, typeof meaning === 'string' ? meaning : undefined),
    restore: previews.restore,
    fillFixture: (argument, change) => fillFixture(services, argument, asFillChange(change)),
    fillHere: (argument) => fillHere(services, argument),
    valueHere: (place) => valueHere(services, place).catch(() => undefined),
    meanings: () => engine.call('meanings', undefined).catch(() => []),
    diagnose: (document) => diagnose(services, document).catch((error: unknown) => report.crashed(error)),
    showOutput: async () => report.show(),
    dispose: () => vscode.Disposable.from(engine, report, problems, sources, watch, previews, schemas).dispose(),
  }
}

async function diagnose({ engine, preferences, sources }: Services, document: vscode.TextDocument): Promise<void> {
  if (documentOutline(document) === null) return
  const { version } = document
  const request = requestFor(preferences, { document, entities: [], choices: preferences.choices(document.uri) })
  const diagnostics = await engine.call('diagnose', request)
  if (document.version === version && !document.isClosed) sources.show(document, diagnostics)
}

/** Milliseconds after the last key before fixtures are looked at again. */
const PAUSE = 400

/** Problems of fixtures follow every change of them and of what they are of, saved or not. */
function watchFixtures(services: Services): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    if (services.problems.known().length === 0) return
    clearTimeout(timer)
    timer = setTimeout(() => void checkFixtures(services).catch((error: unknown) => services.report.crashed(error)), PAUSE)
  }
  return vscode.Disposable.from(
    vscode.workspace.onDidSaveTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && document.uri.scheme !== 'output') look()
    }),
    { dispose: () => clearTimeout(timer) },
  )
}

/** The explorer's second argument is a list of files. */
function asChoices(change: unknown): Partial<Choices> {
  return typeof change === 'object' && change !== null && !Array.isArray(change) ? change : {}
}

function asFillChange(change: unknown): FillChange {
  return typeof change === 'object' && change !== null && !Array.isArray(change) ? change : {}
}

import * as vscode from 'vscode'
import type { Settings } from '../protocol/engine-types.ts'
import type { Format } from '../protocol/formats.ts'
import { type Choices, MAX_ROWS, recall, type Remembered } from './choices.ts'

const KEY = 'lastChoices'

/** The user's settings and last choices, for a document (folders of a workspace may differ). */
export interface Preferences {
  /** What *Generate Mock Data* starts from. */
  choices(scope: vscode.Uri): Choices
  remember(scope: vscode.Uri, choices: Choices): Promise<void>
  /** What the engine compiles under, besides rows. */
  engine(scope: vscode.Uri, choices: Pick<Choices, 'seed' | 'locale'>): Partial<Settings>
  /** Say above a block what it was made from? */
  headerComment(scope: vscode.Uri): boolean
  /** The SQL dialect to read and write; `undefined`: found out from the text. */
  dialect(scope: vscode.Uri): string | undefined
  /** Write SQL in one transaction? */
  transaction(scope: vscode.Uri): boolean
  /** May references lead to the network? Never in a workspace that is not trusted. */
  remote(scope: vscode.Uri): boolean
}

/** Preferences of this workspace. */
export function createPreferences(memory: vscode.Memento): Preferences {
  const section = (scope: vscode.Uri): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('lifelike', scope)
  const fromSettings = (scope: vscode.Uri): Choices => {
    const settings = section(scope)
    return {
      rows: between(settings.get('rows'), 1, MAX_ROWS) ?? 5,
      seed: text(settings.get('seed')) ?? '1',
      locale: mixOf(settings.get('localeWeights')) ?? text(settings.get('locale')) ?? 'en_US',
      format: (text(settings.get('format')) ?? 'natural') as Format,
      target: 'here',
    }
  }
  return {
    choices: (scope) => recall(fromSettings(scope), memory.get<Remembered>(KEY)),
    async remember(scope, choices) {
      await memory.update(KEY, { choices, settings: fromSettings(scope) } satisfies Remembered)
    },
    engine(scope, { seed, locale }) {
      const settings = section(scope)
      const minItems = between(settings.get('arrays.minItems'), 0, 10_000)
      const maxItems = between(settings.get('arrays.maxItems'), 0, 10_000)
      return {
        seed, locale,
        ...defined('generation', between(settings.get('generation'), 1, 2 ** 31)),
        ...defined('now', text(settings.get('now'))),
        ...defined('optionalRate', between(settings.get('optionalRate'), 0, 1)),
        ...defined('nullRate', between(settings.get('nullRate'), 0, 1)),
        ...(settings.get('unreserved') === true ? { unreserved: true } : {}),
        ...defined('maxDepth', between(settings.get('depth'), 1, 20)),
        ...defined('minItems', minItems),
        ...defined('maxItems', maxItems === undefined ? undefined : Math.max(maxItems, minItems ?? 0)),
      }
    },
    headerComment: (scope) => section(scope).get<boolean>('headerComment') !== false,
    transaction: (scope) => section(scope).get<boolean>('sql.transaction') === true,
    remote: mayFetch,
    dialect(scope) {
      const dialect = text(section(scope).get('sql.dialect'))
      return dialect === 'auto' ? undefined : dialect
    },
  }
}

/** Does the user allow what a file names to be fetched? Never in a workspace that is not trusted. */
export function mayFetch(scope: vscode.Uri): boolean {
  return vscode.workspace.isTrusted && vscode.workspace.getConfiguration('lifelike', scope).get<boolean>('remoteReferences') === true
}

function defined<K extends string, T>(name: K, value: T | undefined): { readonly [k in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [k in K]?: T }
}

/** Settings files hold anything: what is no number counts as not set, what is out of range as the nearest limit. */
function between(value: unknown, low: number, high: number): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : undefined
}

/** `{ de: 3, fr: 1 }` as the engine takes it; `undefined`: nothing is mixed. */
function mixOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const parts = Object.entries(value).flatMap(([id, weight]) => (typeof weight === 'number' && weight > 0 ? [`${id}:${weight}`] : []))
  return parts.length === 0 ? undefined : parts.join(',')
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

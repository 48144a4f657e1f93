import type { Format } from '../protocol/formats.ts'

/** Where the records go. `here` is the natural place of the language; `append` adds to what is there. */
export type Target = 'here' | 'append' | 'examples' | 'document' | 'file' | 'clipboard'

/** What *Generate Mock Data* asks nobody about. */
export interface Choices {
  readonly rows: number
  readonly seed: string
  readonly locale: string
  readonly format: Format
  readonly target: Target
}

/** The last choices, with the settings that were in force when they were made. */
export interface Remembered {
  readonly choices: Choices
  readonly settings: Choices
}

/** More rows than this are asked for by mistake, or belong to the command line. */
export const MAX_ROWS = 1_000_000

/** The last choices; a setting that was changed since is newer than they are. */
export function recall(settings: Choices, remembered: Remembered | undefined): Choices {
  if (remembered === undefined) return settings
  const { choices, settings: before } = remembered
  return {
    rows: settings.rows === before.rows ? choices.rows : settings.rows,
    seed: settings.seed === before.seed ? choices.seed : settings.seed,
    locale: settings.locale === before.locale ? choices.locale : settings.locale,
    format: settings.format === before.format ? choices.format : settings.format,
    target: settings.target === before.target ? choices.target : settings.target,
  }
}

/** A number of rows as typed; `undefined` when it is none. */
export function rowsOf(typed: string): number | undefined {
  const digits = typed.trim().replace(/[_,\s]/g, '')
  if (!/^\d{1,9}$/.test(digits)) return undefined
  const rows = Number(digits)
  return rows >= 1 && rows <= MAX_ROWS ? rows : undefined
}

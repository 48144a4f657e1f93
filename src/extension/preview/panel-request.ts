import type * as vscode from 'vscode'
import type { Request, Variation } from '../../protocol/engine-types.ts'
import type { PanelChoices } from '../../protocol/panel.ts'
import type { Format } from '../../protocol/formats.ts'
import { formatOf } from '../commands/generate.ts'
import { documentOutline } from '../document-outline.ts'
import { requestFor } from '../request.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'

/** Rows whose text is shown; a panel is no editor. */
const WRITTEN = 100
/** Tables that are compiled together, so that references between them can be followed. */
const TOGETHER = 80

/** The document that the rows are of: a data file's are of its schema. */
export const sourceDocument = (subject: Subject): vscode.TextDocument =>
  subject.kind === 'data' ? subject.schema : subject.document

/** The subject with the entity that was chosen in the panel; all of its text is looked at anew. */
export function chosenSubject(subject: Subject, { entity }: PanelChoices): Subject {
  if (subject.kind === 'data') return subject
  const outline = documentOutline(subject.document) ?? subject.outline
  const named = outline.entities.filter((each) => each.name === entity)
  if (named.length > 0) return { ...subject, outline, entities: named.slice(0, 1), whole: false }
  const names = new Set(subject.entities.map((each) => each.name))
  return { ...subject, outline, entities: outline.entities.filter((each) => names.has(each.name)) }
}

/** What the worker is asked for pages: one request for all rows, so that it compiles once. */
export function pageRequest(
  services: Services,
  subject: Subject,
  asked: { readonly choices: PanelChoices; readonly variations: readonly Variation[] },
): Request {
  const { choices, variations } = asked
  const now = chosenSubject(subject, choices)
  const document = sourceDocument(now)
  const { rows, seed, locale } = choices
  const isTables = now.kind === 'entities' && now.outline.language === 'sql' && now.outline.entities.length <= TOGETHER
  const entities = now.kind === 'data' || isTables ? [] : now.entities
  const request = requestFor(services.preferences, { document, entities, choices: { rows, seed, locale } })
  return { ...request, settings: { ...request.settings, ...ratesOf(choices) }, variations }
}

/** What the worker is asked for text: the same rows as the page shows, from `from` on. */
export function writtenRequest(
  services: Services,
  subject: Subject,
  asked: {
    readonly choices: PanelChoices
    readonly variations: readonly Variation[]
    readonly slice?: { readonly from: number; readonly count: number }
  },
): Request {
  const { choices, variations, slice } = asked
  const now = chosenSubject(subject, choices)
  const document = sourceDocument(now)
  const { seed, locale } = choices
  const format = formatOf(now, choices.format as Format)
  const entities = now.kind === 'data' ? [] : now.entities
  const wanted = {
    document,
    entities,
    choices: { rows: choices.rows, seed, locale },
    format,
    write: { target: document.uri.toString() },
  }
  const request = requestFor(services.preferences, wanted)
  const count = slice?.count ?? Math.min(choices.rows, WRITTEN)
  const name = entities.length === 1 ? entities[0]?.name : undefined
  // Parents keep their number: which of them a row refers to depends on it.
  const rows = count === choices.rows ? count : name === undefined ? count : { '*': choices.rows, [name]: count }
  return {
    ...request,
    rows,
    settings: { ...request.settings, ...ratesOf(choices) },
    variations,
    ...(slice === undefined ? {} : { from: slice.from }),
  }
}

/** The services with the panel's rates and changes, for commands that write what it shows. */
export function servicesWith(
  services: Services,
  asked: { readonly choices: PanelChoices; readonly variations: readonly Variation[] },
): Services {
  const { preferences, engine } = services
  return {
    ...services,
    preferences: {
      ...preferences,
      engine: (scope, choices) => ({ ...preferences.engine(scope, choices), ...ratesOf(asked.choices) }),
    },
    engine: {
      ...engine,
      dispose: () => undefined,
      run: (request, options) => engine.run({ ...request, variations: asked.variations }, options),
    },
  }
}

function ratesOf({ optionalRate, nullRate }: PanelChoices): {
  readonly optionalRate?: number
  readonly nullRate?: number
} {
  return { ...(optionalRate === null ? {} : { optionalRate }), ...(nullRate === null ? {} : { nullRate }) }
}

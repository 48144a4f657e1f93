import * as vscode from 'vscode'
import type { Request } from '../protocol/engine-types.ts'
import type { OutlineEntity } from '../outline/outline.ts'
import type { Format } from '../protocol/formats.ts'
import type { Choices } from './choices.ts'
import { textStyle } from './placement/text-style.ts'
import { originOf } from './remote-schema.ts'
import type { Preferences } from './settings.ts'

/** Which rows of what, of a document as it stands in the editor. */
export interface Wanted {
  readonly document: vscode.TextDocument
  /** One entity, or all of the document. */
  readonly entities: readonly OutlineEntity[]
  readonly choices: Pick<Choices, 'rows' | 'seed' | 'locale'>
  /** Read this instead of the document's text. */
  readonly text?: string
  readonly from?: number
  readonly format?: Format
  readonly write?: NonNullable<Request['write']>
}

/** A request to the engine, in the style of the document. */
export function requestFor(preferences: Preferences, wanted: Wanted): Request {
  const { document, entities, choices, from, format, write } = wanted
  const dialect = document.languageId.includes('sql') ? preferences.dialect(document.uri) : undefined
  const entity = entityName(entities)
  return {
    source: {
      uri: originOf(document.uri),
      text: wanted.text ?? document.getText(),
      language: document.languageId,
      ...(dialect === undefined ? {} : { dialect }),
    },
    rows: choices.rows,
    settings: preferences.engine(document.uri, choices),
    write: { style: styleOf(document), ...(dialect === undefined ? {} : { dialect }), ...write },
    ...(preferences.remote(document.uri) ? { remote: true } : {}),
    ...(entity === undefined ? {} : { entity }),
    ...(from === undefined ? {} : { from }),
    ...(format === undefined || format === 'natural' ? {} : { format }),
  }
}

/** How the engine is asked for it: a definition by its pointer, a root or several at once by nothing. */
export function entityName(entities: readonly OutlineEntity[]): string | undefined {
  const [one, ...others] = entities
  if (one === undefined || others.length > 0) return undefined
  return one.pointer === undefined ? one.name : one.pointer === '' ? undefined : one.pointer
}

/** The style of a document's own text; where it gives no sign, that of its editor. */
export function styleOf(document: vscode.TextDocument): ReturnType<typeof textStyle> {
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document)
  const settings = vscode.workspace.getConfiguration('editor', document)
  const insertSpaces = editor?.options.insertSpaces ?? settings.get('insertSpaces')
  const tabSize = editor?.options.tabSize ?? settings.get('tabSize')
  return textStyle(document.getText(), {
    insertSpaces: insertSpaces !== false,
    tabSize: typeof tabSize === 'number' ? tabSize : 2,
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  })
}

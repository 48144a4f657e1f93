import * as vscode from 'vscode'
import type { Choices } from '../choices.ts'
import { make } from '../making.ts'
import { contentHash } from '../placement/marker.ts'
import { placeExamples } from '../placement/place-json.ts'
import { requestFor, styleOf } from '../request.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'
import { titleOf } from './in-place.ts'
import { NothingMade, NotPlaced, type Outcome } from './outcome.ts'
import { writeEdits } from './write-edits.ts'

const KEY = 'examples'

/** Records as `examples` of their JSON Schema. Those that we wrote and nobody edited give way; others are added to. */
export async function writeExamples(services: Services, subject: Subject & { readonly kind: 'entities' }, choices: Choices): Promise<Outcome> {
  const { document } = subject
  const [entity] = subject.entities
  if (subject.form !== 'json' || entity?.pointer === undefined) {
    throw new NotPlaced(vscode.l10n.t('Examples are written into JSON Schemas in JSON only.'))
  }
  const style = styleOf(document)
  const known = services.memory.get<{ readonly [place: string]: string }>(KEY) ?? {}
  const place = `${document.uri.toString()}#${entity.pointer}`
  const renew = (present: string): boolean => contentHash(present) === known[place]
  const run = await make(services.engine, requestFor(services.preferences, { document, entities: [entity], choices, format: 'json' }), titleOf([entity.name]))
  if (run.text.trim() === '') throw new NothingMade(run)
  const placed = placeExamples(document.getText(), entity.pointer, run.text, { ...style, renew })
  if (placed === undefined) throw new NotPlaced(vscode.l10n.t('{0} is no longer in the file.', entity.name))
  if (!(await writeEdits(document, placed))) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
  const { start, end } = placed.reveal
  await services.memory.update(KEY, { ...known, [place]: contentHash(document.getText().slice(start, end).replace(/^"examples":\s*/, '')) })
  return { done: 'inserted', uri: document.uri.toString(), run }
}

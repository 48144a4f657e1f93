import * as vscode from 'vscode'
import { jsonTree } from '../../outline/json-tree.ts'
import { yamlTree } from '../../outline/yaml-tree.ts'
import type { Choices } from '../choices.ts'
import { make } from '../making.ts'
import { dataCount, placeData } from '../placement/place-json.ts'
import { placeYamlData, yamlCount } from '../placement/place-yaml.ts'
import { requestFor, styleOf } from '../request.ts'
import type { Services } from '../services.ts'
import type { Subject } from '../subject.ts'
import { titleOf } from './in-place.ts'
import { NothingMade, NotPlaced, type Outcome } from './outcome.ts'
import { writeEdits } from './write-edits.ts'

/** Records in place in a data file whose schema is known. */
export async function writeIntoData(services: Services, subject: Subject & { readonly kind: 'data' }, choices: Choices): Promise<Outcome> {
  const { document, form, schema } = subject
  const style = styleOf(document)
  for (let attempt = 0; attempt < 3; attempt++) {
    const { version } = document
    const text = document.getText()
    const isRecord = (form === 'json' ? jsonTree(text) : yamlTree(text))?.kind === 'object'
    const from = form === 'json' ? dataCount(text) : yamlCount(text)
    const wanted = {
      document: schema, entities: [], format: form, from,
      choices: { ...choices, rows: isRecord ? 1 : choices.rows },
      write: { style },
    }
    const run = await make(services.engine, requestFor(services.preferences, wanted), titleOf([vscode.workspace.asRelativePath(document.uri)]))
    if (run.text.trim() === '' || run.summary.entities.every((each) => each.made === 0)) throw new NothingMade(run)
    if (document.version !== version) continue
    const placed = form === 'json' ? placeData(text, run.text, style) : placeYamlData(text, run.text, style.eol)
    if (placed === 'holds-record') {
      throw new NotPlaced(vscode.l10n.t('The file already holds a record, which is left as it is. Choose another target in “Generate Mock Data With…”.'))
    }
    if (placed === 'not-data') throw new NotPlaced(vscode.l10n.t('The records do not fit into this file: it holds neither a list nor an object.'))
    if (!(await writeEdits(document, placed))) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
    return { done: from > 0 ? 'extended' : 'inserted', uri: document.uri.toString(), run }
  }
  throw new NotPlaced(vscode.l10n.t('The file was changed while the records were made. Try again.'))
}

import * as vscode from 'vscode'
import type { Choices } from '../choices.ts'
import type { Run } from '../engine.ts'
import { make } from '../making.ts'
import { type BlockTask, composeBlock, type Composed, seedBeside } from '../placement/compose-block.ts'
import type { Placed } from '../placement/edit.ts'
import type { RememberedBlock } from '../placement/remembered-block.ts'
import { requestFor, styleOf } from '../request.ts'
import type { Services } from '../services.ts'
import { documentOutline } from '../document-outline.ts'
import type { Subject } from '../subject.ts'
import { NothingMade, NotPlaced, type Outcome } from './outcome.ts'
import { writeEdits } from './write-edits.ts'

const KEY = 'blocks'
/** Blocks remembered per file, where no comment says what they are. */
const KEPT = 50

/** Records below their type or table, in one edit. Text that was changed meanwhile is looked at again. */
export async function writeInPlace(
  services: Services, subject: Subject & { readonly kind: 'entities'; readonly form: 'typescript' | 'sql' }, choices: Choices,
): Promise<Outcome> {
  const { document, form } = subject
  const names = subject.entities.map((each) => each.name)
  for (let attempt = 0; attempt < 3; attempt++) {
    const { version } = document
    const entities = documentOutline(document)?.entities.filter((each) => names.includes(each.name)) ?? []
    if (entities.length === 0) throw new NotPlaced(vscode.l10n.t('{0} is no longer in the file.', names.join(', ')))
    // One block per type; one for all tables, which must stand in loadable order.
    const groups = form === 'sql' ? [entities] : entities.map((each) => [each])
    const runs: Run[] = []
    const composed: Composed[] = []
    for (const group of groups) {
      composed.push(await composeBlock(taskOf(services, { document, form, group, choices }), async ({ source, from, variation, bare }) => {
        const seed = seedBeside(choices.seed, variation ?? 0)
        const wanted = {
          document, entities: group, choices: { ...choices, seed }, text: source,
          ...(from === undefined ? {} : { from }), write: { bare, target: document.uri.toString() },
        }
        const run = await make(services.engine, requestFor(services.preferences, wanted), titleOf(names))
        runs.push(run)
        if (run.text.trim() === '' || run.summary.entities.every((each) => each.made === 0)) throw new NothingMade(run)
        return run.text
      }))
    }
    if (document.version !== version) continue
    if (!(await writeEdits(document, together(composed)))) throw new NotPlaced(vscode.l10n.t('The editor did not accept the edit.'))
    await remember(services, document.uri, composed.map((each) => each.block))
    return { done: composed.at(-1)?.done ?? 'nothing', uri: document.uri.toString(), run: joined(runs) }
  }
  throw new NotPlaced(vscode.l10n.t('The file was changed while the records were made. Try again.'))
}

export const titleOf = (names: readonly string[]): string => vscode.l10n.t('Lifelike: making {0}', names.slice(0, 3).join(', '))

function taskOf(
  services: Services,
  { document, form, group, choices }: {
    readonly document: vscode.TextDocument
    readonly form: 'typescript' | 'sql'
    readonly group: BlockTask['entities']
    readonly choices: Choices
  },
): BlockTask {
  const settings = services.preferences.engine(document.uri, choices)
  const { seed, rows, locale } = choices
  return {
    text: document.getText(), form,
    entities: group,
    name: group.length === 1 ? (group[0]?.name ?? '') : '*',
    choices: { seed, rows, generation: settings.generation ?? 1, ...(locale === 'en_US' ? {} : { locale }) },
    append: choices.target === 'append',
    comment: services.preferences.headerComment(document.uri),
    style: styleOf(document),
    remembered: services.memory.get<Blocks>(KEY)?.[document.uri.toString()] ?? [],
  }
}

type Blocks = { readonly [uri: string]: readonly RememberedBlock[] }

async function remember(services: Services, uri: vscode.Uri, blocks: readonly RememberedBlock[]): Promise<void> {
  const all = services.memory.get<Blocks>(KEY) ?? {}
  const names = new Set(blocks.map((each) => each.entity))
  const others = (all[uri.toString()] ?? []).filter((each) => !names.has(each.entity))
  await services.memory.update(KEY, { ...all, [uri.toString()]: [...others, ...blocks].slice(-KEPT) })
}

/** Edits of several types, each made on the same text; the first is shown. */
function together(composed: readonly Composed[]): Placed {
  const first = composed[0]
  const seen = new Set<string>()
  const edits = composed.flatMap((each) => each.edits).filter((edit) => {
    const key = `${edit.start} ${edit.end} ${edit.text}` // two types may bring the same import
    return !seen.has(key) && seen.add(key)
  })
  return { edits, reveal: first?.reveal ?? { start: 0, end: 0 } }
}

function joined(runs: readonly Run[]): Run {
  return {
    text: runs.map((run) => run.text).join('\n'),
    diagnostics: runs.flatMap((run) => run.diagnostics),
    summary: { entities: runs.flatMap((run) => run.summary.entities) },
  }
}

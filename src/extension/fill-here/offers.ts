import * as vscode from 'vscode'
import { valueHole, type ValueHole } from '../../outline/value-hole.ts'
import type { Place } from './place.ts'

const LANGUAGES = ['typescript', 'typescriptreact', 'javascript', 'javascriptreact'].map((language) => ({ language }))
/** Properties are missing: alone, several, many. */
const MISSING = new Set([2739, 2740, 2741])
/** The same inside of a longer message: of an argument, of what is returned, of `satisfies`. */
const MAY_BE_MISSING = new Set([2322, 2345, 1360])

/**
 * Offers *Fill with Lifelike* where a declaration lacks its value (as a completion and a code action) and where the
 * compiler says that properties are missing (as a quick fix). Looks at lines and errors alone; never asks the engine
 * but for the look at a completion, by `valueAt`.
 */
export function registerOffers(valueAt: (place: Place) => Promise<string | undefined>): vscode.Disposable {
  const completions: vscode.CompletionItemProvider<Offer> = {
    provideCompletionItems(document, position) {
      const hole = holeAt(document, position)
      if (hole === undefined || hole.isEmpty) return undefined
      const item: Offer = new vscode.CompletionItem(title(), vscode.CompletionItemKind.Value)
      item.place = placeOf(document, new vscode.Range(position, position))
      item.detail = hole.type
      item.insertText = ''
      item.range = new vscode.Range(position, position)
      item.sortText = '\0'
      item.command = { title: title(), command: 'lifelike.fillHere' }
      return [item]
    },
    async resolveCompletionItem(item) {
      const text = item.place && (await valueAt(item.place))
      if (text !== undefined) item.documentation = new vscode.MarkdownString().appendCodeblock(text, 'typescript')
      return item
    },
  }
  const actions: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { diagnostics }) {
      const fixes = diagnostics.filter(lacksMembers).map((one) => {
        const action = actionOf(vscode.l10n.t('Add missing properties with Lifelike'), placeOf(document, one.range))
        action.diagnostics = [one]
        return action
      })
      if (fixes.length > 0 || !range.isEmpty || holeAt(document, range.start) === undefined) return fixes
      return [actionOf(title(), placeOf(document, range))]
    },
  }
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(LANGUAGES, completions, '=', ' '),
    vscode.languages.registerCodeActionsProvider(LANGUAGES, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  )
}

type Offer = vscode.CompletionItem & { place?: Place }

const title = (): string => vscode.l10n.t('Fill with Lifelike')

function actionOf(text: string, place: Place): vscode.CodeAction {
  const action = new vscode.CodeAction(text, vscode.CodeActionKind.QuickFix)
  action.command = { title: text, command: 'lifelike.fillHere', arguments: [place] }
  return action
}

function holeAt(document: vscode.TextDocument, { line, character }: vscode.Position): ValueHole | undefined {
  const { text } = document.lineAt(line)
  return valueHole(text.slice(0, character), text.slice(character), line === 0 ? '' : document.lineAt(line - 1).text)
}

function placeOf(document: vscode.TextDocument, range: vscode.Range): Place {
  return { uri: document.uri.toString(), start: document.offsetAt(range.start), end: document.offsetAt(range.end) }
}

function lacksMembers({ code, message }: vscode.Diagnostic): boolean {
  const number = Number(typeof code === 'object' ? code.value : code)
  return (
    MISSING.has(number) ||
    (MAY_BE_MISSING.has(number) && /is missing (?:in type|the following properties)/.test(message))
  )
}

import * as vscode from 'vscode'
import { type AnnotationContext, annotationContext } from '../../outline/annotation-context.ts'
import { formOf, LANGUAGE_IDS } from '../../outline/languages.ts'
import type { Meaning } from '../../protocol/engine-api.ts'

/** Completions of annotations in schemas, types and DDL, and three samples on hover. Looks at one line; `meanings` asks the engine. */
export function registerAnnotationOffers(meanings: () => Promise<readonly Meaning[]>): vscode.Disposable {
  const contextAt = (
    document: vscode.TextDocument,
    { line, character }: vscode.Position,
  ): AnnotationContext | undefined => {
    const form = formOf(document.languageId)
    const { text } = document.lineAt(line)
    return form && annotationContext(form, text.slice(0, character), text.slice(character))
  }
  const completions: vscode.CompletionItemProvider = {
    async provideCompletionItems(document, position) {
      const context = contextAt(document, position)
      if (context === undefined) return undefined
      const range = new vscode.Range(position.line, context.start, position.line, context.end)
      if (context.kind !== 'meaning') return choices(context.kind, document.languageId).map((one) => choice(one, range))
      return (await meanings()).map(({ meaning, examples, of }) => {
        const item = new vscode.CompletionItem({ label: meaning, description: examples[0] ?? '' }, KINDS[of])
        item.range = range
        item.sortText = `${of === 'meaning' ? 0 : 1}${meaning}`
        item.documentation = samples(examples)
        return item
      })
    },
  }
  const hovers: vscode.HoverProvider = {
    async provideHover(document, position) {
      const word = document.getWordRangeAtPosition(position, /[A-Za-z]\w*(?:\.\w+)+/)
      if (word === undefined) return undefined
      const context = contextAt(document, word.end)
      const name = document.getText(word)
      if (context?.kind !== 'meaning' || context.text !== name) return undefined
      const found = (await meanings()).find(({ meaning }) => meaning === name)
      return (
        found &&
        new vscode.Hover(
          [new vscode.MarkdownString(`**${name}** · ${KIND_NAMES()[found.of]}`), samples(found.examples)],
          word,
        )
      )
    },
  }
  const languages = LANGUAGE_IDS.map((language) => ({ language }))
  return vscode.Disposable.from(
    vscode.languages.registerCompletionItemProvider(languages, completions, '@', '"', ' ', '.'),
    vscode.languages.registerHoverProvider(languages, hovers),
  )
}

const KINDS = { meaning: vscode.CompletionItemKind.Value, faker: vscode.CompletionItemKind.Method }
const KIND_NAMES = (): Record<Meaning['of'], string> => ({
  meaning: vscode.l10n.t('a meaning'),
  faker: vscode.l10n.t('a method of faker'),
})

function samples(examples: readonly string[]): vscode.MarkdownString {
  return new vscode.MarkdownString().appendCodeblock(examples.join('\n'), 'text')
}

interface Choice {
  readonly name: string
  /** What a JSON value of it looks like. */
  readonly json: string
  readonly text: string
  readonly detail: string
}

function choices(
  kind: 'tag' | 'member' | 'keyword',
  languageId: string,
): readonly { readonly label: string; readonly snippet: string; readonly detail: string }[] {
  const { t } = vscode.l10n
  const all: readonly Choice[] = [
    { name: 'fake', json: '"$1"', text: '$1', detail: t('what the values denote: a meaning, or a method of faker') },
    { name: 'null', json: '${1:0.2}', text: '${1:0.2}', detail: t('share of records without a value') },
    {
      name: 'range',
      json: '"${1:1}..${2:5}"',
      text: '${1:1}..${2:5}',
      detail: t('bounds of the value, of a text its length, of a list its items'),
    },
    {
      name: 'weights',
      json: '{ "${1:paid}": ${2:7}, "${3:refunded}": ${4:1} }',
      text: '{"${1:paid}": ${2:7}, "${3:refunded}": ${4:1}\\}',
      detail: t('values to choose from, with their weights'),
    },
    { name: 'locale', json: '"$1"', text: '$1', detail: t('locale of this field alone, such as de or pt_BR') },
    { name: 'unique', json: 'true', text: '', detail: t('no two records hold the same value') },
    { name: 'pattern', json: '"$1"', text: '$1', detail: t('regular expression that a text matches') },
  ]
  const isYaml = languageId === 'yaml'
  if (kind === 'keyword')
    return [{ label: 'x-fake', snippet: isYaml ? 'x-fake: $1' : '"x-fake": "$1"', detail: all[0]?.detail ?? '' }]
  if (kind === 'member')
    return all.map(({ name, json, detail }) => ({ label: name, snippet: `"${name}": ${json}`, detail }))
  return all.map(({ name, text, detail }) => ({ label: `@${name}`, snippet: `@${name} ${text}`, detail }))
}

function choice(
  { label, snippet, detail }: ReturnType<typeof choices>[number],
  range: vscode.Range,
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Keyword)
  item.insertText = new vscode.SnippetString(snippet)
  item.filterText = snippet.startsWith('"') ? `"${label}"` : label
  item.range = range
  item.detail = detail
  if (/(?:fake|x-fake)$/.test(label)) item.command = { title: '', command: 'editor.action.triggerSuggest' }
  return item
}

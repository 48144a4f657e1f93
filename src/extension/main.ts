import * as vscode from 'vscode'
import { followAnnotations } from './annotations/live.ts'
import { registerAnnotationOffers } from './annotations/offers.ts'
import { followApplies } from './applies-context.ts'
import type { Commands } from './commands/commands.ts'
import { registerOffers } from './fill-here/offers.ts'
import { registerLenses } from './lenses/lens-provider.ts'

/** Entry of the extension: lenses and menus. What a command needs is loaded with the first command. */
export function activate(context: vscode.ExtensionContext): void {
  let loading: Promise<Commands> | undefined
  const commands = (): Promise<Commands> => {
    loading ??= import('./commands/commands.ts').then(({ createCommands }) => {
      const made = createCommands(context)
      context.subscriptions.push(made)
      return made
    })
    return loading
  }
  const command = (name: keyof Omit<Commands, 'dispose' | 'restore' | 'valueHere' | 'meanings' | 'diagnose'>): vscode.Disposable =>
    vscode.commands.registerCommand(`lifelike.${name}`, async (...args: unknown[]) => (await commands())[name](...args))
  const restore: vscode.WebviewPanelSerializer = {
    deserializeWebviewPanel: async (panel, state) => (await commands()).restore(panel, state),
  }
  context.subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('lifelike.preview', restore),
    followApplies(),
    registerLenses(),
    registerAnnotationOffers(async () => (await commands()).meanings()),
    followAnnotations((document) => void commands().then((made) => made.diagnose(document))),
    registerOffers(async (place) => (await commands()).valueHere(place)),
    command('generate'),
    command('generateWith'),
    command('copy'),
    command('preview'),
    command('changeMeaning'),
    command('fillFixture'),
    command('fillHere'),
    command('showOutput'),
  )
}

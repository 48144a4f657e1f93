import type * as vscode from 'vscode'
import type { PanelChoices } from '../../protocol/panel.ts'
import { NO_VARIATIONS, type Variations } from './variations.ts'

/** What the panel of a source was left with. */
export interface Left {
  readonly choices: Partial<PanelChoices>
  readonly variations: Variations
}

const KEY = 'panels'
/** Sources that are remembered. */
const KEPT = 50

/** What was chosen for a source before. */
export function recallPanel(memory: vscode.Memento, uri: string): Left {
  return memory.get<{ readonly [uri: string]: Left }>(KEY)?.[uri] ?? { choices: {}, variations: NO_VARIATIONS }
}

/** Remembers it, the last sources only. */
export async function rememberPanel(memory: vscode.Memento, uri: string, left: Left): Promise<void> {
  const others = Object.entries(memory.get<{ readonly [uri: string]: Left }>(KEY) ?? {}).filter(([key]) => key !== uri)
  await memory.update(KEY, Object.fromEntries([...others, [uri, left]].slice(-KEPT)))
}

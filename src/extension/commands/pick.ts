import * as vscode from 'vscode'

/** One of a list, the present one active at first; `undefined` when the user thinks better of it. */
export function pick<T>(
  items: readonly (vscode.QuickPickItem & { readonly value: T })[], present: T | undefined, title: string,
): Promise<T | undefined> {
  const input = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value: T }>()
  input.title = title
  input.matchOnDescription = true
  input.matchOnDetail = true
  input.items = items
  input.activeItems = items.filter((each) => each.value === present)
  return new Promise((resolve) => {
    input.onDidAccept(() => {
      resolve(input.activeItems[0]?.value)
      input.dispose()
    })
    input.onDidHide(() => {
      resolve(undefined)
      input.dispose()
    })
    input.show()
  })
}

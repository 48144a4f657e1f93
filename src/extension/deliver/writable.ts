import * as vscode from 'vscode'

/** Schemes of documents that belong to the user; others (git, output, review …) only show something. */
const OWN = new Set(['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'vscode-userdata'])

/** May text be written into this document? Not in diff and git views, read-only files and declaration files of packages. */
export async function isWritable({ uri }: vscode.TextDocument): Promise<boolean> {
  if (uri.scheme === 'untitled') return true
  if (!OWN.has(uri.scheme) || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return false
  if (/[\\/]node_modules[\\/]/.test(uri.path)) return false
  if (vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff) return false
  try {
    const { permissions } = await vscode.workspace.fs.stat(uri)
    return permissions === undefined || (permissions & vscode.FilePermission.Readonly) === 0
  } catch {
    return true // not on disk yet
  }
}

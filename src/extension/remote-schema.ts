import * as vscode from 'vscode'
import type { Engine } from './engine.ts'

const SCHEME = 'lifelike-remote'

/** Schemas of the network as read-only documents, fetched, limited and kept by the engine's thread. */
export function provideRemoteSchemas(engine: Pick<Engine, 'call'>): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    async provideTextDocumentContent(uri) {
      const answer = await engine.call('fetchText', uri.query)
      if ('problem' in answer) throw new Error(answer.problem)
      return answer.text
    },
  })
}

/** The document that stands for a remote schema. */
export function remoteDocument(uri: vscode.Uri): vscode.Uri {
  const path = /\.(jsonc?|ya?ml)$/i.test(uri.path) ? uri.path : `${uri.path}.json`
  return vscode.Uri.from({ scheme: SCHEME, path: path.startsWith('/') ? path : `/${path}`, query: uri.toString(true) })
}

/** Where a document's text comes from: what its references are relative to. */
export function originOf(uri: vscode.Uri): string {
  return uri.scheme === SCHEME ? uri.query : uri.toString()
}

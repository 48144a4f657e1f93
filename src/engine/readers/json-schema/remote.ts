import type { Fetched, Host } from '../../catalog/host.ts'

/** A host that remembers which texts of the network were asked for, and has those that were fetched. */
export interface RemoteHost extends Host {
  /** Why a text of the network is not there. */
  problemOf(uri: string): string
  /** Fetches what was asked for and is not known; false: nothing new, or fetching is not allowed. */
  bring(): Promise<boolean>
}

/** Documents that one source may bring from the network: references lead from one to the next. */
const MOST = 50

export function isRemote(uri: string): boolean {
  return /^https?:\/\//i.test(uri)
}

export function remoteHost(host: Host): RemoteHost {
  const fetched = new Map<string, Fetched>()
  const wanted = new Set<string>()
  return {
    list: (uri) => host.list(uri),
    readText(uri) {
      const text = host.readText(uri)
      if (text !== undefined || !isRemote(uri)) return text
      const found = fetched.get(uri)
      if (!found) wanted.add(uri)
      return found && 'text' in found ? found.text : undefined
    },
    problemOf(uri) {
      if (!host.fetchText) {
        return `${uri} is on the network, and nothing is fetched unless you allow it. Allow it, or save the file beside this one.`
      }
      const found = fetched.get(uri)
      return `${uri} could not be fetched: ${found && 'problem' in found ? found.problem : `more than ${MOST} documents`}.`
    },
    async bring() {
      const { fetchText } = host
      const next = [...wanted].slice(0, MOST - fetched.size)
      wanted.clear()
      if (!fetchText || next.length === 0) return false
      const answers = await Promise.all(next.map((uri) => fetchText(uri)))
      for (const [i, uri] of next.entries()) fetched.set(uri, answers[i] ?? { problem: 'no answer' })
      return true
    },
  }
}

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { Fetched } from '../engine/catalog/host.ts'

const MAX_BYTES = 8 * 2 ** 20
const MAX_MS = 10_000
/** Milliseconds a kept text counts as today's. */
const FRESH_MS = 24 * 60 * 60 * 1000

/** Where texts of the network are kept between runs. */
export function cacheFolder(): string {
  return path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'lifelike', 'remote')
}

/**
 * Texts of the network, for users who allow it: http and https only, at most 8 MiB and 10 s each. A text of the last day
 * is not asked for again; an older one serves when the network gives none. Never rejects.
 */
export function remoteTexts(
  folder: string,
  limits = { bytes: MAX_BYTES, ms: MAX_MS },
): (uri: string) => Promise<Fetched> {
  const known = new Map<string, Promise<Fetched>>()

  async function fetched(uri: string): Promise<Fetched> {
    const file = path.join(folder, createHash('sha256').update(uri).digest('hex'))
    const kept = read(file)
    if (kept !== undefined && Date.now() - kept.at < FRESH_MS) return { text: kept.text }
    try {
      const response = await fetch(uri, {
        signal: AbortSignal.timeout(limits.ms),
        credentials: 'omit',
        headers: { accept: 'application/schema+json, application/json, */*' },
      })
      if (!response.ok) return kept ?? { problem: `the server answered ${response.status}` }
      const text = await limited(response)
      if (text === undefined) return { problem: `it is larger than ${limits.bytes} bytes` }
      keep(file, text)
      return { text }
    } catch (error) {
      return kept ?? { problem: reason(error) }
    }
  }

  /** The body as text; `undefined` past the limit, whatever the server said of its length. */
  async function limited(response: Response): Promise<string | undefined> {
    const parts: Uint8Array[] = []
    let size = 0
    for await (const part of response.body ?? []) {
      size += part.length
      if (size > limits.bytes) return undefined
      parts.push(part)
    }
    return Buffer.concat(parts)
      .toString('utf8')
      .replace(/^\uFEFF/, '')
  }

  return (uri) => {
    if (!/^https?:\/\//i.test(uri)) return Promise.resolve({ problem: 'only http and https are fetched' })
    const asked = known.get(uri) ?? fetched(uri)
    known.set(uri, asked)
    // What failed is tried again with the next request.
    void asked.then((answer) => 'problem' in answer && known.delete(uri))
    return asked
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it took too long'
  return error.cause instanceof Error ? error.cause.message : error.message
}

function read(file: string): { readonly text: string; readonly at: number } | undefined {
  try {
    return { text: readFileSync(file, 'utf8'), at: statSync(file).mtimeMs }
  } catch {
    return undefined
  }
}

/** Whole or not at all; a folder that cannot be written to only means that nothing is kept. */
function keep(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    const part = `${file}.${process.pid}`
    writeFileSync(part, text)
    renameSync(part, file)
  } catch {
    return
  }
}

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'

/** Larger files are not read: no source of records is that large, and a text must fit into memory many times. */
const MAX_BYTES = 64 * 2 ** 20

/**
 * The disk under an overlay of open documents. `libraries`: the folder that answers `lib:///` (the declaration files of
 * the TypeScript language). What cannot be read is not there.
 */
export function diskHost(libraries: string, overlay?: Overlay): Host {
  return {
    readText(uri) {
      const open = overlay?.get(uri)
      if (open !== undefined) return open
      const file = pathOf(uri, libraries)
      return file === undefined ? undefined : readDisk(file)
    },
    list(uri) {
      const folder = pathOf(uri, libraries)
      return folder === undefined ? [] : listDisk(folder)
    },
  }
}

/** Texts of open documents by URI, however the URI is spelled (`file:///c%3A/` and `file:///c:/` are one). */
export interface Overlay {
  get(uri: string): string | undefined
  set(uri: string, text: string | undefined): void
}

/** An empty overlay. */
export function createOverlay(): Overlay {
  const texts = new Map<string, string>()
  const key = (uri: string): string => pathOf(uri, '') ?? uri
  return {
    get: (uri) => (texts.size === 0 ? undefined : texts.get(key(uri))),
    set(uri, text) {
      if (text === undefined) texts.delete(key(uri))
      else texts.set(key(uri), text)
    },
  }
}

/** The text of a file, by its byte order mark else as UTF-8; the mark is taken off, as editors do. */
export function readDisk(file: string): string | undefined {
  try {
    const about = statSync(file)
    if (!about.isFile() || about.size > MAX_BYTES) return undefined
    const bytes = readFileSync(file)
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2)
    return bytes.toString('utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

function listDisk(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const isFolder = entry.isSymbolicLink() ? isDirectory(path.join(folder, entry.name)) : entry.isDirectory()
      return isFolder ? `${entry.name}/` : entry.name
    })
  } catch {
    return []
  }
}

function isDirectory(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
}

function pathOf(uri: string, libraries: string): string | undefined {
  if (uri.startsWith('lib:///')) return path.join(libraries, path.basename(uri.slice(7)))
  if (!uri.startsWith('file:')) return undefined
  try {
    return path.normalize(fileURLToPath(uri)).replace(/^[A-Z]:/, (drive) => drive.toLowerCase())
  } catch {
    return undefined
  }
}

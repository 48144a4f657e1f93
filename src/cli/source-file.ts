import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import type { Request } from '../engine/requests.ts'
import { diskHost, readDisk } from '../worker/disk-host.ts'
import type { SourceArguments } from './arguments.ts'
import { cacheFolder, remoteTexts } from '../worker/remote-texts.ts'
import { UsageError } from './usage.ts'

/** Disk, the network where it is allowed, and the language's declarations beside the bundle. */
export function commandLineHost(remote: boolean): Host {
  const disk = diskHost(fileURLToPath(new URL('./lib/', import.meta.url)))
  return remote ? { ...disk, fetchText: remoteTexts(cacheFolder()) } : disk
}

/** The source and the choices of the arguments. Throws `UsageError` when there is no such file. */
export function requestOf(args: SourceArguments): Request {
  const { file, entity } = splitEntity(args.file)
  const { rows, from, format, dialect, settings, transaction } = args
  return {
    source: { ...sourceAt(file), ...(dialect === undefined ? {} : { dialect }) },
    settings,
    format: format ?? 'json',
    ...(entity === undefined ? {} : { entity }),
    ...(rows === undefined ? {} : { rows }),
    ...(from === undefined ? {} : { from }),
    write: { ...(dialect === undefined ? {} : { dialect }), ...(transaction ? { transaction } : {}) },
  }
}

/** A file, or a folder of migrations, whose files the reader asks for. */
function sourceAt(file: string): Request['source'] {
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true
  const uri = pathToFileURL(file).href
  return isFolder ? { uri: uri.replace(/\/?$/, '/'), text: '' } : { uri, text: textOf(file) }
}

/** The text of a file that the user named. Throws `UsageError`. */
export function textOf(file: string): string {
  const about = statSync(file, { throwIfNoEntry: false })
  if (about === undefined) throw new UsageError(`${file}: there is no such file.`)
  if (about.isDirectory()) throw new UsageError(`${file} is a folder.`)
  const text = readDisk(file)
  if (text === undefined) throw new UsageError(`${file}: cannot be read, or is larger than 64 MB.`)
  return text
}

/** `shop.sql#orders`; a file whose own name holds `#` wins. */
function splitEntity(name: string): { readonly file: string; readonly entity?: string } {
  const at = name.indexOf('#')
  if (at < 0 || existsSync(name)) return { file: path.resolve(name) }
  const entity = name.slice(at + 1)
  return { file: path.resolve(name.slice(0, at)), ...(entity === '' ? {} : { entity }) }
}

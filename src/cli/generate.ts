import { statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import { open, produce, write, WRITERS } from '../engine/index.ts'
import type { Request, Summary } from '../engine/requests.ts'
import type { SourceArguments } from './arguments.ts'
import { crew } from './crew.ts'
import type { Problems } from './problems.ts'
import { fileSink, type Sink, standardOutput } from './sink.ts'
import { UsageError } from './usage.ts'

/** Text per write: one system call per row would cost more than making it. */
const CHUNK = 64 * 1024

/** `lifelike generate`: records to standard output, a file or a folder. True when all asked rows are there. */
export async function generate(base: Request, args: SourceArguments, host: Host, problems: Problems): Promise<boolean> {
  const folder = args.out !== undefined && isFolder(args.out) ? args.out : undefined
  const request = await asked(base, args, folder !== undefined, host)
  const sinks = new Map<string, Sink>()
  let summary: Summary = { entities: [] }
  let text = ''
  let current = ''

  async function flush(): Promise<void> {
    if (text === '') return
    const sink = sinks.get(current) ?? sinkFor(current)
    sinks.set(current, sink)
    await sink.write(text)
    text = ''
    await setImmediate() // signals come in
  }

  function sinkFor(file: string): Sink {
    if (args.out === undefined) return standardOutput
    return fileSink(folder === undefined ? args.out : path.join(folder, file))
  }

  try {
    for await (const produced of produce(request, host, (rows) => crew(request, rows))) {
      if (produced.kind === 'diagnostic') problems.tell(produced.diagnostic)
      if (produced.kind === 'summary') summary = produced.summary
      if (produced.kind !== 'text') continue
      const { file = '' } = produced
      if (file !== current) await flush()
      current = file
      text += produced.text
      if (text.length >= CHUNK) await flush()
    }
    await flush()
    for (const sink of sinks.values()) sink.finish()
  } catch (error) {
    for (const sink of sinks.values()) sink.discard()
    throw writeFailure(error)
  }
  tellUnknownRows(args.rows, summary, problems)
  return summary.entities.length > 0 && summary.entities.every((one) => one.made === one.asked)
}

/** The request with the format that the output's name asks for, and one text per entity where a text holds only one. */
async function asked(base: Request, { out, format }: SourceArguments, folder: boolean, host: Host): Promise<Request> {
  const extension = out === undefined || folder ? '' : path.extname(out).slice(1).toLowerCase()
  const byName = WRITERS.find((writer) => writer.extension === extension || ALIASES[extension] === writer.id)
  const id = format ?? byName?.id ?? base.format ?? 'json'
  const request: Request = {
    ...base,
    format: id,
    split: folder,
    ...(out === undefined || folder ? {} : { write: { ...base.write, target: pathToFileURL(out).href } }),
  }
  if (folder || write(id)?.many === true || request.entity !== undefined) return request
  const { chosen } = await open(request, host)
  if (chosen.length > 1) {
    const entities = chosen.map((one) => one.entity.name)
    throw new UsageError(
      `${id} holds one entity and there are ${entities.length} (${entities.slice(0, 10).join(', ')}): ` +
        'name one (file#Entity) or give a folder (--out DIR/).',
    )
  }
  return request
}

const ALIASES: { readonly [extension: string]: string } = { jsonl: 'ndjson', yml: 'yaml', mts: 'ts', cts: 'ts' }

function isFolder(out: string): boolean {
  return /[\\/]$/.test(out) || statSync(out, { throwIfNoEntry: false })?.isDirectory() === true
}

function tellUnknownRows(rows: SourceArguments['rows'], summary: Summary, problems: Problems): void {
  if (typeof rows !== 'object') return
  const known = summary.entities.map((one) => one.name)
  for (const name of Object.keys(rows)) {
    if (known.includes(name)) continue
    const message = `--rows names ${name}, and there is only ${known.join(', ') || 'nothing'}.`
    problems.tell({ code: 'source/unknown-entity', severity: 'error', message, span: null })
  }
}

/** The file system's own words are about the user's request, not a defect of ours. */
function writeFailure(error: unknown): unknown {
  const isSystem = error instanceof Error && 'syscall' in error && 'code' in error
  return isSystem ? new UsageError(`The output cannot be written: ${error.message}`) : error
}

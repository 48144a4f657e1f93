import { readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import { edited, fillData } from '../engine/index.ts'
import type { Request } from '../engine/requests.ts'
import type { Command } from './arguments.ts'
import type { Problems } from './problems.ts'
import { fileSink, standardOutput } from './sink.ts'
import { textOf } from './source-file.ts'
import { UsageError } from './usage.ts'

/**
 * `lifelike fill`: completes a fixture on disk, whole or not at all. True when no record is rejected afterwards; with
 * `--dry-run` also only when nothing had to change.
 */
export async function fill(
  request: Request,
  command: Command & { readonly kind: 'fill' },
  host: Host,
  problems: Problems,
): Promise<boolean> {
  const { data, rows, repair, dryRun } = command
  const file = path.resolve(data)
  const text = textOf(file)
  const mark = markOf(file)
  const wanted = typeof rows === 'number' ? { rows } : {}
  const { edits, counts, diagnostics } = await fillData({ uri: pathToFileURL(file).href, text }, request, host, {
    repair,
    ...wanted,
  })
  for (const diagnostic of diagnostics) problems.tell(diagnostic)
  if (!dryRun && edits.length > 0) {
    const sink = fileSink(file)
    await sink.write(mark + edited(text, edits))
    sink.finish()
  }
  const { records, filled, repaired, added, rejected } = counts
  const did = [
    `${filled} filled`,
    `${repaired} repaired`,
    `${added} added`,
    ...(rejected > 0 ? [`${rejected} still rejected`] : []),
  ]
  await standardOutput.write(
    `${records} records: ${did.join(', ')}, ${edits.length} edits${dryRun ? ' (nothing was written)' : ''}\n`,
  )
  return rejected === 0 && !problems.failed() && !(dryRun && edits.length > 0)
}

/** The byte order mark that the file begins with: it stays. Throws `UsageError` for another encoding than UTF-8. */
function markOf(file: string): string {
  const [first, second] = readFileSync(file)
  if (first === 0xff && second === 0xfe) throw new UsageError(`${file}: is UTF-16; save it as UTF-8 first.`)
  return first === 0xef && second === 0xbb ? '\uFEFF' : ''
}

import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import { judgeData } from '../engine/index.ts'
import type { Request } from '../engine/requests.ts'
import type { Problems } from './problems.ts'
import { standardOutput } from './sink.ts'
import { textOf } from './source-file.ts'

/** `lifelike check`: existing data against a source. True when no record is rejected and all of it could be read. */
export async function check(request: Request, file: string, host: Host, problems: Problems): Promise<boolean> {
  const data = { uri: pathToFileURL(path.resolve(file)).href, text: textOf(path.resolve(file)) }
  const { diagnostics, counts, judge } = await judgeData(data, request, host)
  for (const diagnostic of diagnostics) problems.tell(diagnostic)
  const { records, judged, rejected, notJudged } = counts
  const told = [`${judged} valid`, `${rejected} rejected`, ...(notJudged > 0 ? [`${notJudged} not judged`] : [])]
  await standardOutput.write(`${records} records: ${told.join(', ')}${judge === null ? '' : ` (${judge})`}\n`)
  return rejected === 0 && !problems.failed()
}

import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Host } from '../engine/catalog/host.ts'
import { bindingsOf } from '../engine/index.ts'
import { textOf } from './source-file.ts'
import { UsageError } from './usage.ts'

/** What a fixture is bound to, as `file#Entity`. Throws `UsageError` when nothing or several things fit. */
export function boundFile(data: string, host: Host): string {
  const file = path.resolve(data)
  const found = bindingsOf({ uri: pathToFileURL(file).href, text: textOf(file) }, host).map(({ uri, entity }) => {
    if (!uri.startsWith('file:'))
      throw new UsageError(`${data} is bound to ${uri}: save it as a file and name that by --schema.`)
    return fileURLToPath(uri) + (entity === undefined ? '' : `#${entity}`)
  })
  const [one, ...others] = found
  if (one === undefined) throw new UsageError(`${data} does not say what its rows are: name it by --schema FILE.`)
  if (others.length > 0) throw new UsageError(`${data} may be rows of ${found.join(' or ')}: name one by --schema.`)
  return one
}

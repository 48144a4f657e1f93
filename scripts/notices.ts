// What the package has to say of others' work: licences of the packages in its bundles, sources of its data tables.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** `inputs`: the files that the bundles were made of. */
export function notices(inputs: readonly string[]): string {
  const folders = new Set(inputs.flatMap((input) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []))
  folders.add('node_modules/typescript6') // its declaration files are in dist/lib too
  const tables = inputs.filter((input) => /^src\/.*\.json$/.test(input))
  return [...[...folders].toSorted().map(licence), ...tables.toSorted().flatMap(credit)].join('\n\n')
}

function licence(folder: string): string {
  const about = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, string>
  const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|thirdpartynotice)/i.test(name))
  const texts = files.map((name) => readFileSync(path.join(folder, name), 'utf8').trim())
  return [`# ${about['name']} ${about['version']} (${about['license']})`, ...texts].join('\n\n')
}

/** Tables of our own need no credit; those made from others' data name it. */
function credit(file: string): string[] {
  const { source, licence: terms } = JSON.parse(readFileSync(file, 'utf8')) as { source?: string; licence?: string }
  if (source === undefined || source === 'written for this project') return []
  return [`# Data in ${path.basename(file)} (${terms ?? 'facts'})\n\n${source}`]
}

// `npm start`: builds, then makes real records from the example of each source, printed and written under out/.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { requireNode, root, runNode } from './steps.ts'

requireNode()
if (runNode('scripts/build.ts') !== 0) process.exit(1)

const formats: Readonly<Record<string, string>> = {
  '.json': 'json',
  '.yaml': 'json',
  '.yml': 'json',
  '.ts': 'ts',
  '.sql': 'sql',
}
const extensions: Readonly<Record<string, string>> = { json: '.json', ts: '.ts', sql: '.sql' }
mkdirSync(path.join(root, 'out'), { recursive: true })
let failed = 0
for (const file of examples()) {
  const format = formats[path.extname(file)] ?? 'json'
  const base = path.basename(file, path.extname(file)).replace(/\.schema$/, '')
  const out = `out/${base}${extensions[format] ?? '.json'}`
  console.log(`\n$ lifelike generate ${file} --format ${format} --out ${out}`)
  const code = runNode('dist/cli.mjs', ['generate', file, '--format', format, '--out', out])
  if (code === 0) console.log(head(readFileSync(path.join(root, out), 'utf8'), 24))
  else failed++
}
console.log(
  '\nThe records are in out/. To open the extension in the editor:\n  code --extensionDevelopmentPath="$PWD" examples',
)
process.exit(failed === 0 ? 0 : 1)

/** One folder per source; every file in it is an example. */
function examples(): string[] {
  const folders = readdirSync(path.join(root, 'examples'), { withFileTypes: true }).filter((each) => each.isDirectory())
  return folders.flatMap((folder) => {
    const files = readdirSync(path.join(root, 'examples', folder.name)).filter((name) => path.extname(name) in formats)
    return files.map((name) => `examples/${folder.name}/${name}`)
  })
}

function head(text: string, lines: number): string {
  const all = text.trimEnd().split('\n')
  const more = all.length - lines
  return [...all.slice(0, lines), ...(more > 0 ? [`… and ${more} lines more`] : [])].join('\n')
}

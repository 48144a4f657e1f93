import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Mocha from 'mocha'

/** Runs every suite beside this file in the extension host; `LIFELIKE_GREP` chooses by title. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, failZero: true })
  const grep = process.env['LIFELIKE_GREP']
  if (grep !== undefined && grep !== '') mocha.grep(new RegExp(grep))
  for (const name of readdirSync(__dirname).toSorted()) {
    if (name.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, name))
  }
  let passed = 0
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('pass', () => passed++)
  })
  // The runner takes this file as the proof that the run came to its end.
  const result = process.env['LIFELIKE_RESULT']
  if (result !== undefined) writeFileSync(result, JSON.stringify({ passed, failed }))
  if (failed > 0) throw new Error(`${failed} failed`)
}

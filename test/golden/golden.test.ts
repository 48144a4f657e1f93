import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { explain, open, produce } from '../../src/engine/index.ts'
import { memoryHost } from '../engine/memory-host.ts'

const sources = path.join(import.meta.dirname, 'sources')

// The plan and two records of each source, to be read when they change: `npx vitest run test/golden -u` writes them anew.
it.each(readdirSync(sources))('%s', async (name) => {
  const source = { uri: `file:///${name}`, text: readFileSync(path.join(sources, name), 'utf8') }
  const { compiled, diagnostics } = await open({ source, rows: 2 }, memoryHost())
  let text = `${explain(compiled.plan)}\n`
  for (const { code, message } of diagnostics) text += `\n${code} ${message}`
  for await (const one of produce({ source, rows: 2 }, memoryHost())) {
    if (one.kind === 'text') text += one.text
    if (one.kind === 'diagnostic') text += `\n${one.diagnostic.code} ${one.diagnostic.message}`
  }
  await expect(text).toMatchFileSnapshot(`./${name}.txt`)
})

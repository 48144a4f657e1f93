import { open } from '../../../../src/engine/open.ts'
import { memoryHost } from '../../memory-host.ts'

const URI = 'file:///src/types.ts'

/** Rows of a type of a module, and the compiler as their judge. */
export async function rowsOf(
  text: string,
  rows: number,
  files: { readonly [path: string]: string } = {},
  entity = 'T',
) {
  const host = memoryHost({ '/src/types.ts': text, ...files })
  const opened = await open({ source: { uri: URI, text }, entity, rows }, host)
  const chosen = opened.chosen.at(-1)?.entity
  if (!chosen) throw new Error('no T')
  const [refused] = opened.compiled.refused
  const made = refused ? [] : Array.from({ length: rows }, (_, i) => opened.maker.row(chosen.name, i))
  return { opened, chosen, made, refused, judge: await opened.judge(chosen) }
}

/** What the compiler has against rows of `T`, or why it was refused; empty: all accepted. */
export async function faults(
  text: string,
  rows = 6,
  files: { readonly [path: string]: string } = {},
): Promise<readonly string[]> {
  const { made, judge, refused } = await rowsOf(text, rows, files)
  if (refused) return [`refused: ${refused.because}`]
  return (judge?.judge(made) ?? []).flatMap((one) => (one.state === 'judged' ? [] : [one.because]))
}

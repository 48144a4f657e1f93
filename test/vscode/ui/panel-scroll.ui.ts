// run: --open=customer.schema.json
import assert from 'node:assert/strict'
import { panelFrame } from './panel-frame.ts'
import { hostUse } from './host-process.ts'
import { runCommand, type UiScript, webview } from './ui.ts'

/** Ten million rows: any of them at once, and the memory of the panel and its worker flat. Figures are printed, limits wide. */
export const run: UiScript = async ({ page, folder, step, shot }) => {
  const panel = webview(page)
  /** Milliseconds until the rows at each part of the whole stand. */
  const jumps = async (parts: readonly number[]): Promise<number[]> => {
    const frame = await panelFrame(page)
    return frame.evaluate(async (wanted: readonly number[]) => {
      const root = document.querySelector('.grid') as HTMLElement
      const settled = (row: number): boolean => {
        const rows = [...document.querySelectorAll('.rows .row')]
        const first = Number(rows[1]?.querySelector('.number')?.textContent?.replaceAll(',', ''))
        return Math.abs(first - row) < 1e5 && rows.every((each) => !each.classList.contains('loading'))
      }
      const times: number[] = []
      for (const part of wanted) {
        const start = performance.now()
        root.scrollTop = part * (root.scrollHeight - root.clientHeight)
        await new Promise<void>((resolve) => {
          const observer = new MutationObserver(() => {
            if (!settled(part * 1e7)) return
            observer.disconnect()
            resolve()
          })
          observer.observe(document.querySelector('.rows') as HTMLElement, { childList: true })
        })
        times.push(Math.round(performance.now() - start))
        // The rows in view are judged before the next jump, as where a person looks at them.
        for (let i = 0; i < 100 && document.querySelector('.rows .row.waiting') !== null; i++)
          await new Promise((resolve) => setTimeout(resolve, 5))
      }
      return times
    }, parts)
  }
  const memory = async () => {
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.enable')
    await session.send('HeapProfiler.collectGarbage')
    await session.send('Performance.enable')
    const { metrics } = await session.send('Performance.getMetrics')
    const of = (name: string): number => metrics.find((each) => each.name === name)?.value ?? 0
    await session.detach()
    return { heap: of('JSHeapUsedSize') / 1e6, nodes: of('Nodes'), host: hostUse(folder) }
  }
  await step('ten million rows: the nine millionth is there at once', async () => {
    await page.setViewportSize({ width: 1600, height: 900 })
    await runCommand(page, 'Lifelike: Preview Mock Data')
    await panel.getByText('All 50 judged valid').waitFor({ timeout: 60_000 })
    await panel.getByLabel('Rows', { exact: true }).fill('10,000,000')
    await page.keyboard.press('Enter')
    await panel.getByText('Insert 10,000,000 Rows').waitFor()
    await panel.getByRole('rowheader', { name: /^1, judged/ }).waitFor()
    await jumps([0.5])
    const took = await jumps([0.9, 0.2, 0.5, 0.95, 0.7, 0.1, 0.9])
    console.log(`    to another place of ten million: ${took.join(', ')} ms`)
    assert.ok(Math.max(...took) < 2000)
    await shot('panel-ten-million')
  })
  await step('a long scroll leaves no memory behind', async () => {
    const parts = (count: number): number[] => Array.from({ length: count }, (_, i) => ((i * 0.618_034) % 1) * 0.98)
    await jumps(parts(60))
    const before = await memory()
    const took = (await jumps(parts(600))).toSorted((a, b) => a - b)
    const after = await memory()
    const rise = (a: number | undefined, b: number | undefined): string => `${a?.toFixed(1)} → ${b?.toFixed(1)}`
    console.log(`    600 jumps: median ${took[300]} ms, 95 % ${took[570]} ms, most ${took[599]} ms`)
    console.log(`    panel heap ${rise(before.heap, after.heap)} MB, nodes ${before.nodes} → ${after.nodes}`)
    if (before.host !== undefined && after.host !== undefined) {
      console.log(`    extension host with worker ${rise(before.host.megabytes, after.host.megabytes)} MB`)
      console.log(
        `    CPU of the host per jump ${((after.host.cpuMilliseconds - before.host.cpuMilliseconds) / 600).toFixed(1)} ms`,
      )
      assert.ok(after.host.megabytes < before.host.megabytes + 80)
    }
    assert.ok(after.heap < before.heap + 15)
  })
}

import { setImmediate } from 'node:timers/promises'
import type { Host } from '../engine/catalog/host.ts'
import { bindingsOf, blocks, explain, fillData, fillHere, findRow, open, pageOf, pictureOf, produce, read, refusals } from '../engine/index.ts'
import type { Produced, Request } from '../engine/requests.ts'
import type { EngineApi } from '../protocol/engine-api.ts'
import type { Methods } from '../protocol/server.ts'
import type { Overlay } from './disk-host.ts'
import { meaningList } from './meaning-list.ts'

/** Text per event: one trip per row would cost more than making it. */
const CHUNK = 64 * 1024
/** Milliseconds between two words about progress. */
const PROGRESS_MS = 100
/** Milliseconds a compiled source serves further pages; files besides the open documents may change on disk. */
const OPEN_MS = 20_000
/** Rows searched between two looks at what else is asked. */
const STRIDE = 5000

/** The engine's verbs, answered in the worker. */
export function engineMethods(disk: Host, overlay: Overlay, fetchText?: NonNullable<Host['fetchText']>): Methods<EngineApi> {
  /** The network is there only for a request whose user allows it. */
  const hostFor = ({ remote }: Pick<Request, 'remote'>): Host => (remote && fetchText ? { ...disk, fetchText } : disk)
  let revision = 0
  let listed: ReturnType<typeof meaningList> | undefined
  let last: { readonly key: string; readonly opened: ReturnType<typeof open>; timer?: NodeJS.Timeout } | undefined

  /** The last source stays open for a moment: scrolling a preview asks for page after page of the same. */
  function opened(request: Request): ReturnType<typeof open> {
    const key = `${revision} ${JSON.stringify(request)}`
    clearTimeout(last?.timer)
    if (last?.key !== key) last = { key, opened: open(request, hostFor(request)) }
    last.timer = setTimeout(() => (last = undefined), OPEN_MS).unref()
    return last.opened
  }

  return {
    async produce(request, context) {
      let pending: (Produced & { readonly kind: 'text' }) | undefined
      let told = 0
      const flush = async (): Promise<void> => {
        if (pending !== undefined) await context.emit(pending)
        pending = undefined
        await setImmediate() // other calls and cancels come in
      }
      for await (const produced of produce(request, hostFor(request))) {
        context.check()
        if (produced.kind === 'text') {
          if (pending !== undefined && pending.entity !== produced.entity) await flush()
          pending = { ...produced, text: (pending?.text ?? '') + produced.text }
          if (pending.text.length >= CHUNK) await flush()
          continue
        }
        if (produced.kind === 'progress') {
          if (performance.now() - told < PROGRESS_MS) continue
          told = performance.now()
        }
        await flush()
        await context.emit(produced)
      }
      await flush()
    },
    async blocks({ request, ...share }, context) {
      for await (const block of blocks(request, hostFor(request), share)) {
        await context.emit(block)
        await setImmediate()
      }
    },
    async read(source) {
      return read({ source }, disk)
    },
    async explain(request) {
      const opened = await open(request, hostFor(request))
      return { text: explain(opened.compiled.plan), diagnostics: [...opened.diagnostics, ...(await opened.impossible())] }
    },
    async page({ request, ...window }) {
      const source = await opened(request)
      const page = await pageOf(source, window)
      const entities = source.reading.catalog.entities.map((one) => one.name)
      return { page, entities, diagnostics: [...source.diagnostics, ...refusals(source, page)] }
    },
    async picture({ request, entity, path }) {
      return pictureOf(await opened(request), entity, path)
    },
    async find({ request, entity, ...look }, context) {
      const source = await opened(request)
      for (let seen = 0; seen < look.most; seen += STRIDE) {
        const from = look.back === true ? look.from - seen : look.from + seen
        if (from < 0) return -1
        const found = await findRow(source, entity, { ...look, from, most: Math.min(STRIDE, look.most - seen) })
        if (found >= 0) return found
        await setImmediate()
        context.check()
      }
      return -1
    },
    bind: async (data) => bindingsOf(data, disk),
    fill: ({ data, request, options }) => fillData(data, request, hostFor(request), options),
    fillHere: ({ range, request }) => fillHere(request.source, range, request, hostFor(request)),
    fetchText: async (uri) => fetchText?.(uri) ?? { problem: 'there is no network here' },
    meanings: () => (listed ??= meaningList(disk)),
    diagnose: async (request) => (await opened(request)).diagnostics,
    async overlay({ uri, text }) {
      revision++
      overlay.set(uri, text)
    },
  }
}

// Thin adapter of our built engine for ../shared/judge/json-schema and realism: compile and generate, never check.
const engine = await import(process.env.LIFELIKE_ENGINE ?? '../../dist/engine.mjs')
const { compile, generate, loadLocale, read, settingsOf } = engine

const DRAFTS = { draft4: 'draft-04', draft6: 'draft-06', draft7: 'draft-07', 'draft2019-09': '2019-09', 'draft2020-12': '2020-12' }
const locale = process.env.LOCALE ?? 'en_US'

export default {
  name: 'lifelike',
  version: '0.1.0',
  async compile(schema, { seed, draft, remotes, now }) {
    // Documents are found under the address they are handed over by, or under their own identity.
    const documents = new Map()
    for (const [uri, document] of Object.entries(remotes ?? {})) {
      const id = document?.$id ?? document?.id
      if (typeof id === 'string') documents.set(id.replace(/#$/, ''), document)
      documents.set(uri, document)
    }
    const host = {
      readText: (uri) => (documents.has(uri) ? JSON.stringify(documents.get(uri)) : undefined),
      list: () => [],
    }
    const source = { uri: 'file:///schema.json', text: JSON.stringify(schema), language: 'json', dialect: DRAFTS[draft] }
    const reading = await read({ source }, host)
    const settings = settingsOf({ settings: { seed: String(seed), locale, ...(now ? { now } : {}) } })
    const entity = reading.catalog.entities.find((one) => one.key === '') ?? reading.catalog.entities[0]
    if (!entity) throw new Error(reading.diagnostics[0]?.message ?? 'no entity')
    const { plan, refused } = await compile(reading, settings, [entity])
    if (refused.length > 0) {
      throw Object.assign(new Error(refused[0].because), refused[0].diagnostic && refused[0].diagnostic.code !== 'schema/gave-up' ? { code: 'UNSAT' } : {})
    }
    const maker = generate(plan, await loadLocale(locale))
    let row = 0
    return {
      next: () => maker.row(entity.name, row++),
      rowAt: (index) => maker.row(entity.name, index),
    }
  },
}

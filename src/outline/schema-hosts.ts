import { type Entry, member, type TextNode } from './json-tree.ts'

/** A schema inside a document that is none itself, by its JSON pointer. */
export interface Hosted {
  readonly path: readonly string[]
  readonly entry: Entry
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** Schemas in an API's description or an extension's manifest; `undefined` when the text is neither. */
export function hostedSchemas(root: TextNode): readonly Hosted[] | undefined {
  if (member(root, 'openapi') !== undefined || member(root, 'swagger') !== undefined) return bodies(root)
  if (member(root, 'asyncapi') !== undefined) return payloads(root)
  const configuration = member(member(root, 'contributes'), 'configuration')
  if (configuration !== undefined && member(root, 'engines') !== undefined) return sections(configuration)
  return undefined
}

/** The node under these names. */
function at(root: TextNode | undefined, path: readonly string[]): TextNode | undefined {
  return path.reduce<TextNode | undefined>((node, name) => member(node, name), root)
}

function entries(root: TextNode | undefined, path: readonly string[]): readonly Entry[] {
  return at(root, path)?.entries ?? []
}

/** Bodies under `components`, then those written at an operation, as the engine's reader lists them. */
function bodies(root: TextNode): readonly Hosted[] {
  const out: Hosted[] = []
  for (const folder of ['requestBodies', 'responses']) {
    for (const one of entries(root, ['components', folder])) {
      out.push(...content(one.value, ['components', folder, one.name], one.name))
    }
  }
  for (const folder of ['paths', 'webhooks']) {
    for (const route of entries(root, [folder])) {
      for (const method of route.value.entries.filter((one) => METHODS.includes(one.name))) {
        out.push(...operation(method, [folder, route.name, method.name], route.name))
      }
    }
  }
  return out
}

function operation(method: Entry, path: readonly string[], route: string): readonly Hosted[] {
  const id = member(method.value, 'operationId')
  const name = id?.kind === 'string' ? id.text : `${method.name.toUpperCase()} ${route}`
  const request = member(method.value, 'requestBody')
  const sent = request ? content(request, [...path, 'requestBody'], `${name}.request`) : []
  const answered = entries(method.value, ['responses']).flatMap((one) => {
    const here = [...path, 'responses', one.name]
    const found = content(one.value, here, `${name}.${one.name}`)
    return found.length > 0 ? found : schemaIn(one.value, here, `${name}.${one.name}`)
  })
  return [...sent, ...answered]
}

function content(body: TextNode, path: readonly string[], name: string): readonly Hosted[] {
  const types = entries(body, ['content'])
  for (const type of [...types.filter((one) => /json/i.test(one.name)), ...types]) {
    const found = schemaIn(type.value, [...path, 'content', type.name], name)
    if (found.length > 0) return found
  }
  return []
}

function schemaIn(holder: TextNode, path: readonly string[], name: string): readonly Hosted[] {
  const entry = holder.entries.find((one) => one.name === 'schema' || one.name === 'itemSchema')
  return entry?.value.kind === 'object' ? [{ path: [...path, entry.name], entry: { ...entry, name } }] : []
}

function payloads(root: TextNode): readonly Hosted[] {
  const out: Hosted[] = []
  const add = (message: TextNode | undefined, path: readonly string[], name: string): void => {
    const entry = message?.entries.find((one) => one.name === 'payload')
    if (entry?.value.kind !== 'object') return
    const own = member(message, 'name')
    const wrapped = member(entry.value, 'schemaFormat') === undefined ? [] : ['schema']
    out.push({
      path: [...path, 'payload', ...wrapped],
      entry: { ...entry, name: own?.kind === 'string' ? own.text : name },
    })
  }
  const messages = ['components', 'messages']
  for (const one of entries(root, messages)) add(one.value, [...messages, one.name], one.name)
  for (const channel of entries(root, ['channels'])) {
    const path = ['channels', channel.name]
    for (const one of entries(channel.value, ['messages'])) add(one.value, [...path, 'messages', one.name], one.name)
    for (const way of ['publish', 'subscribe']) {
      const here = [...path, way, 'message']
      const message = at(channel.value, [way, 'message'])
      add(message, here, `${channel.name}.${way}`)
      for (const [i, one] of (member(message, 'oneOf')?.items ?? []).entries()) {
        add(one, [...here, 'oneOf', String(i)], `${channel.name}.${way}.${i}`)
      }
    }
  }
  return out
}

function sections(configuration: TextNode): readonly Hosted[] {
  const path = ['contributes', 'configuration']
  const list =
    configuration.kind === 'array'
      ? configuration.items.map((one, i) => ({ one, path: [...path, String(i)] }))
      : [{ one: configuration, path }]
  return list.flatMap(({ one, path: here }): Hosted[] => {
    if (member(one, 'properties')?.kind !== 'object') return []
    const title = member(one, 'title')
    const name = title?.kind === 'string' && title.text.trim() !== '' ? title.text.trim() : 'configuration'
    return [{ path: here, entry: { name, nameRange: { start: one.start, end: one.start + 1 }, value: one } }]
  })
}

/** Names that every file system takes, each entity's another one. */
export function fileNames(entities: readonly string[], extension: string): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    entities.map((entity) => {
      const plain =
        entity
          .replaceAll(/[^\w.\u0080-\uffff-]+/g, '_')
          .replace(/^[._]+/, '')
          .slice(0, 100) || 'records'
      let name = plain
      for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${plain}-${i}`
      taken.add(name.toLowerCase())
      return [entity, `${name}.${extension}`]
    }),
  )
}

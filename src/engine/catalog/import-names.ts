/** What a text has to import, and how it names it. */
export interface ImportNames {
  /** `text` with every `import("m").Name` replaced by the name it will be imported by. */
  readonly name: (text: string, as: 'value' | 'type') => string
  /** Import statements for all names asked for so far, sorted; type-only where no value is needed. */
  statements(quote: '"' | "'", semicolons: boolean): readonly string[]
}

interface Imported {
  readonly module: string
  readonly name: string
  readonly local: string
  value: boolean
}

/**
 * Collects names. `specifier` turns a module as the source's folder sees it into what the target must write; `null`
 * when the target is that module itself. `taken`: names that the target uses already. `script`: the target is
 * JavaScript, whose comments name a type with its module.
 */
export function importNames(
  specifier: (module: string) => string | null,
  taken: Iterable<string> = [],
  script = false,
): ImportNames {
  const used = new Set(taken)
  const known = new Map<string, Imported>()

  const localName = (name: string, module: string): string => {
    const base = name === 'default' ? moduleWord(module) : name
    let local = base
    for (let n = 2; used.has(local); n++) local = `${base}${n}`
    used.add(local)
    return local
  }
  return {
    name: (text, as) =>
      text.replaceAll(/import\("([^"]+)"\)\.([A-Za-z_$][\w$]*)/g, (_, source: string, name: string) => {
        const module = specifier(source)
        if (module === null) return name
        if (script && as === 'type') return `import('${module.replaceAll("'", "\\'")}').${name}`
        const key = `${module}\0${name}`
        let one = known.get(key)
        if (!one) known.set(key, (one = { module, name, local: localName(name, module), value: false }))
        if (as === 'value') one.value = true
        return one.local
      }),
    statements(quote, semicolons) {
      const end = semicolons ? ';' : ''
      const lines: string[] = []
      for (const module of [...new Set([...known.values()].map((one) => one.module))].sort()) {
        for (const value of [false, true]) {
          const names = [...known.values()].filter((one) => one.module === module && one.value === value)
          const keyword = value ? 'import' : 'import type'
          for (const one of names.filter((each) => each.name === 'default')) {
            lines.push(`${keyword} ${one.local} from ${quote}${module}${quote}${end}`)
          }
          const list = names
            .filter((one) => one.name !== 'default')
            .map((one) => (one.local === one.name ? one.name : `${one.name} as ${one.local}`))
            .sort()
          if (list.length > 0) lines.push(`${keyword} { ${list.join(', ')} } from ${quote}${module}${quote}${end}`)
        }
      }
      return lines
    },
  }
}

function moduleWord(module: string): string {
  const words = module
    .replace(/\.[cm]?js$/, '')
    .split(/[^A-Za-z0-9]+/)
    .filter((one) => /^[A-Za-z]/.test(one))
  const last = words.at(-1) ?? 'Imported'
  return last.slice(0, 1).toUpperCase() + last.slice(1)
}

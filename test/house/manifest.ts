interface Command {
  readonly command: string
  readonly title: string
  readonly category?: string
}

interface MenuEntry {
  readonly command?: string
  readonly submenu?: string
  readonly when?: string
}

interface Setting {
  readonly type?: unknown
  readonly default?: unknown
  readonly description?: string
  readonly markdownDescription?: string
}

interface Configuration {
  readonly properties: Readonly<Record<string, Setting>>
}

/** The part of package.json that VS Code reads. */
export interface Manifest {
  readonly name: string
  readonly main: string
  readonly activationEvents?: readonly string[]
  readonly contributes: {
    readonly commands?: readonly Command[]
    readonly menus?: Readonly<Record<string, readonly MenuEntry[]>>
    readonly keybindings?: readonly { readonly command: string; readonly key: string }[]
    readonly configuration?: Configuration | readonly Configuration[]
    readonly grammars?: readonly { readonly path: string }[]
  }
}

/** What does not hold together in a manifest, one sentence each. */
export function manifestProblems(manifest: Manifest, exists: (file: string) => boolean, texts: object): string[] {
  const { contributes, activationEvents = [] } = manifest
  const commands = contributes.commands ?? []
  const known = new Set(commands.map((each) => each.command))
  const problems: string[] = []
  for (const { command, title, category } of commands) {
    if (!command.startsWith('lifelike.')) problems.push(`the command ${command} does not start with lifelike.`)
    if (title === '') problems.push(`${command} has no title`)
    if (category !== 'Lifelike') problems.push(`${command} is not in the category Lifelike`)
  }
  for (const [menu, entries] of Object.entries(contributes.menus ?? {})) {
    for (const { command, when } of entries) {
      if (command !== undefined && !known.has(command)) problems.push(`${menu} names the unknown ${command}`)
      // Entries appear only where they apply.
      if (when === undefined) problems.push(`${command} in ${menu} has no when`)
    }
  }
  for (const { command } of contributes.keybindings ?? []) {
    if (!known.has(command)) problems.push(`a key names the unknown ${command}`)
  }
  const configuration = [contributes.configuration ?? []].flat()
  for (const [name, setting] of configuration.flatMap((each) => Object.entries(each.properties))) {
    if (!name.startsWith('lifelike.')) problems.push(`the setting ${name} does not start with lifelike.`)
    if (setting.default === undefined) problems.push(`${name} has no default`)
    if (!(setting.description ?? setting.markdownDescription)) problems.push(`${name} has no description`)
  }
  const eager = activationEvents.filter((event) => event === '*' || event === 'onStartupFinished')
  problems.push(...eager.map((event) => `it starts with the editor: ${event}`))
  const json = JSON.stringify(contributes)
  for (const [, file] of json.matchAll(/"(?:path|icon|light|dark|image|markdown)":"(\.[^"]+)"/g)) {
    if (file !== undefined && !exists(file)) problems.push(`there is no ${file}`)
  }
  for (const [text, key] of json.matchAll(/%([\w.-]+)%/g)) {
    if (key !== undefined && !(key in texts)) problems.push(`no text for ${text}`)
  }
  return problems
}

import type { Reader } from '../../catalog/reader.ts'

const LANGUAGES = new Set(['json', 'jsonc', 'json-schema', 'jsonschema', 'yaml', 'yml'])

/** JSON Schema, drafts 4 to 2020-12, in JSON (with comments) or YAML; what reads it comes with the first source. */
export const jsonSchemaReader: Reader = {
  id: 'json-schema',
  takes(source) {
    if (source.language !== undefined && LANGUAGES.has(source.language)) return true
    if (source.language !== undefined && !/^\.?(json|jsonc|ya?ml)$/.test(source.language)) return false
    if (/\.(jsonc?|ya?ml)$/i.test(source.uri)) return true
    return !/\.([mc]?[jt]sx?|sql|ddl|py|txt|md)$/i.test(source.uri) && /^\s*[{[]/.test(source.text.slice(0, 200))
  },
  read: async (source, host) => (await import('./read.ts')).readWithRemote(source, host),
}

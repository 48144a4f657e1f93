import type { Outline } from './outline.ts'
import { schemaOutline } from './schema.ts'
import { sqlOutline } from './sql.ts'
import { typescriptOutline } from './typescript.ts'

export type Form = 'json' | 'yaml' | 'typescript' | 'sql'

/** What a document's language id can hold. Common extensions bring ids of their own for SQL dialects. */
const FORMS: { readonly [languageId: string]: Form } = {
  json: 'json', jsonc: 'json', yaml: 'yaml', typescript: 'typescript', typescriptreact: 'typescript',
  javascript: 'typescript', javascriptreact: 'typescript', sql: 'sql',
  postgres: 'sql', pgsql: 'sql', mysql: 'sql', mssql: 'sql', sqlite: 'sql', plsql: 'sql', 'oracle-sql': 'sql', 'mssql-sql': 'sql',
}

/** Language ids that the scanners know. */
export const LANGUAGE_IDS: readonly string[] = Object.keys(FORMS)

/** How texts of this language id are scanned; `undefined` for any other language. */
export function formOf(languageId: string): Form | undefined {
  return FORMS[languageId]
}

/** The entities of a text, or `null` when it describes none. */
export function outlineOf(text: string, languageId: string, fileName: string): Outline | null {
  const form = FORMS[languageId]
  if (form === 'json' || form === 'yaml') return schemaOutline(text, form, fileName)
  if (form === 'typescript') return typescriptOutline(text, { docs: languageId.startsWith('javascript') })
  return form === 'sql' ? sqlOutline(text) : null
}

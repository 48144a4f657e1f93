import type { Outline, OutlineLanguage } from './outline.ts'
import { schemaOutline } from './schema.ts'
import { sqlOutline } from './sql.ts'
import { typescriptOutline } from './typescript.ts'

/** What a document's language id can hold. Common extensions bring ids of their own for SQL dialects. */
const FORMS: { readonly [languageId: string]: 'json' | 'yaml' | 'typescript' | 'sql' } = {
  json: 'json', jsonc: 'json', yaml: 'yaml', typescript: 'typescript', typescriptreact: 'typescript', sql: 'sql',
  postgres: 'sql', pgsql: 'sql', mysql: 'sql', mssql: 'sql', sqlite: 'sql', plsql: 'sql', 'oracle-sql': 'sql', 'mssql-sql': 'sql',
}

/** Language ids that the scanners know. */
export const LANGUAGE_IDS: readonly string[] = Object.keys(FORMS)

/** How texts of this language id are scanned; `undefined` for any other language. */
export function formOf(languageId: string): 'json' | 'yaml' | OutlineLanguage | undefined {
  return FORMS[languageId]
}

/** The entities of a text, or `null` when it describes none. */
export function outlineOf(text: string, languageId: string, fileName: string): Outline | null {
  const form = FORMS[languageId]
  switch (form) {
    case 'json':
    case 'yaml':
      return schemaOutline(text, form, fileName)
    case 'typescript':
      return typescriptOutline(text)
    case 'sql':
      return sqlOutline(text)
    case undefined:
      return null
  }
}

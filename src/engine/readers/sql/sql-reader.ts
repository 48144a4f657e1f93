import type { Reader } from '../../catalog/reader.ts'

/** DDL of any dialect; the grammar comes with the first source. */
export const sqlReader: Reader = {
  id: 'sql',
  takes: (source) => /^(?:sql|mysql|pgsql|plsql|tsql|ddl)$/i.test(source.language ?? '')
    || /\.(?:sql|ddl|pgsql|mysql|psql|tsql)$/i.test(source.uri),
  read: async (source) => (await import('./sql.ts')).readSql(source),
}

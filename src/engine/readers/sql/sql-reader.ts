import type { Reader } from '../../catalog/reader.ts'

/** DDL of any dialect, a file or a folder of migrations (a URI that ends in `/`); the grammar comes with the first source. */
export const sqlReader: Reader = {
  id: 'sql',
  takes: (source) => source.uri.endsWith('/') || /^(?:sql|mysql|pgsql|plsql|tsql|ddl)$/i.test(source.language ?? '')
    || /\.(?:sql|ddl|pgsql|mysql|psql|tsql)$/i.test(source.uri),
  read: async (source, host) => (await import('./sql.ts')).readSql(source, host),
}

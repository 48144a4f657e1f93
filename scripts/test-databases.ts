// `npm run test:databases [-- vitest's arguments]`: rows loaded into real PostgreSQL and MariaDB servers and SQLite.
// Servers are Debian's, installed where they are missing and we may, on a temporary folder, stopped afterwards.
import { type Started, startMariadb, startPostgresql } from './database-servers.ts'
import { requireNode, runNode } from './steps.ts'

requireNode()
const leftOut: string[] = []
const servers: Started[] = []
async function folderOf(title: string, starting: Promise<Started>): Promise<string> {
  const server = await starting
  servers.push(server)
  if (server.kind === 'server') return server.folder
  leftOut.push(`${title}: ${server.because}`)
  return ''
}
try {
  if (runNode('scripts/build.ts') !== 0) throw new Error('the build failed')
  const env = {
    LIFELIKE_DATABASES: 'real',
    LIFELIKE_POSTGRESQL: await folderOf('PostgreSQL', startPostgresql()),
    LIFELIKE_MARIADB: await folderOf('MariaDB', startMariadb()),
  }
  for (const line of leftOut) console.error(`LEFT OUT  ${line}`)
  process.exitCode = runNode('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)], env)
} finally {
  for (const server of servers) if (server.kind === 'server') await server.stop()
}

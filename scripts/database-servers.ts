// Real PostgreSQL and MariaDB servers on a temporary folder and a socket, for as long as a test or a bench runs.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { run } from './steps.ts'

/** A server that runs, or why there is none. */
export type Started =
  | {
      readonly kind: 'server'
      readonly title: string
      /** Folder of its socket. */ readonly folder: string
      stop(): Promise<void>
    }
  | { readonly kind: 'none'; readonly because: string }

const isRoot = process.getuid?.() === 0
/** The servers refuse to run as root. */
const as = (user: string, command: string, args: readonly string[]): readonly [string, readonly string[]] =>
  isRoot
    ? ['setpriv', [`--reuid=${user}`, `--regid=${user}`, '--clear-groups', '--', command, ...args]]
    : [command, args]

/** Debian keeps the binaries of each version in a folder of its own, off the path. */
function postgresqlFolder(): string {
  const debian = '/usr/lib/postgresql'
  const newest = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a))[0] : undefined
  return newest === undefined ? '' : `${debian}/${newest}/bin/`
}

const found = (command: string): boolean => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0

/** Installs Debian's packages where one of the commands is missing and we may; why not, else nothing. */
function install(commands: () => readonly string[], packages: readonly string[]): string | undefined {
  const missing = (): string | undefined => commands().find((one) => !found(one))
  if (missing() === undefined) return undefined
  const lacks = `there is no ${path.basename(missing() ?? '')}`
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return `${lacks}, and only root with apt-get can install it`
  // RUNLEVEL: the packages are not to start servers of their own.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  run('apt-get', ['update', '-qq'])
  if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], env) !== 0)
    return `${lacks}, and apt-get could not install it`
  return missing() === undefined ? undefined : `${lacks}, also after its installation`
}

/** Starts PostgreSQL; the superuser is `postgres`, without a password. */
export async function startPostgresql(): Promise<Started> {
  const commands = (): string[] => [`${postgresqlFolder()}initdb`, `${postgresqlFolder()}postgres`, 'psql']
  const because = install(commands, ['postgresql', 'postgresql-contrib', 'postgresql-postgis'])
  if (because !== undefined) return { kind: 'none', because }
  const folder = folderFor('postgres')
  const [initdb = '', postgres = ''] = commands()
  const data = path.join(folder, 'data')
  const made = spawnSync(
    ...spawned(
      as('postgres', initdb, [
        '-D',
        data,
        '-A',
        'trust',
        '-U',
        'postgres',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]),
    ),
  )
  if (made.status !== 0) return { kind: 'none', because: `initdb failed: ${made.stderr}` }
  const child = started(
    as('postgres', postgres, ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off']),
  )
  const ready = (): boolean => spawnSync('psql', ['-X', '-h', folder, '-U', 'postgres', '-c', 'select 1']).status === 0
  return running('PostgreSQL', child, { folder, ready, signal: 'SIGINT' })
}

/** Starts MariaDB; root has no password. */
export async function startMariadb(): Promise<Started> {
  const because = install(() => ['mariadb-install-db', 'mariadbd', 'mariadb'], ['mariadb-server'])
  if (because !== undefined) return { kind: 'none', because }
  const folder = folderFor('mysql')
  const common = ['--no-defaults', `--datadir=${folder}/data`, ...(isRoot ? ['--user=mysql'] : [])]
  const made = spawnSync(
    'mariadb-install-db',
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) return { kind: 'none', because: `mariadb-install-db failed: ${made.stderr}` }
  const child = started([
    'mariadbd',
    [
      ...common,
      `--socket=${folder}/s`,
      '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0',
      '--skip-log-bin',
      `--secure-file-priv=${folder}`,
    ],
  ])
  const ready = (): boolean =>
    spawnSync('mariadb', ['--no-defaults', '-S', `${folder}/s`, '-uroot', '-e', 'select 1']).status === 0
  return running('MariaDB', child, { folder, ready, signal: 'SIGTERM' })
}

function spawned([command, args]: readonly [string, readonly string[]]): [
  string,
  readonly string[],
  { readonly encoding: 'utf8' },
] {
  return [command, args, { encoding: 'utf8' }]
}

/** A folder that the server's user owns; sockets have short paths only, so it is not far down. */
function folderFor(user: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `lifelike-${user}-`))
  chmodSync(folder, 0o755)
  if (isRoot) run('chown', [user, folder])
  return folder
}

function started([command, args]: readonly [string, readonly string[]]): ChildProcess {
  const child = spawn(command, args, { stdio: 'ignore' })
  process.on('exit', () => child.kill('SIGKILL')) // a defect on the way
  return child
}

async function running(
  title: string,
  child: ChildProcess,
  {
    folder,
    ready,
    signal,
  }: { readonly folder: string; readonly ready: () => boolean; readonly signal: NodeJS.Signals },
): Promise<Started> {
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.kill(signal))
      await Promise.race([ended, setTimeout(20_000, undefined, { ref: false })])
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
  for (let i = 0; i < 300 && child.exitCode === null; i++) {
    if (ready()) return { kind: 'server', title, folder, stop }
    await setTimeout(100)
  }
  await stop()
  return { kind: 'none', because: `${title} did not start` }
}

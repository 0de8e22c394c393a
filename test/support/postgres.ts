import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'

/** A PostgreSQL of the tests' own: a folder and a socket in it, no port. */
export interface TestPostgres {
  url(database: string, role?: string): string
  query(sql: string, database?: string): Promise<Record<string, unknown>[]>
  /** As the power cut does it: SIGQUIT, no checkpoint. Comes back with `start`. */
  crash(): Promise<void>
  /** `pg_ctl stop -m fast`: SIGINT. Connections are cut, transactions undone; comes back with `start`. */
  shutDown(): Promise<void>
  start(): Promise<void>
  /** Whether it still runs; it may have ended by itself. */
  isRunning(): boolean
  stop(): Promise<void>
}

const BINARIES = '/usr/lib/postgresql' // Debian: one folder for each version

/** The newest version here, or null. */
export function postgresBinaries(): string | null {
  try {
    const [newest] = readdirSync(BINARIES).sort((a, b) => Number(b) - Number(a))
    return newest === undefined ? null : join(BINARIES, newest, 'bin')
  } catch {
    return null
  }
}

/** PostgreSQL refuses to run as root. */
function owner(): { uid: number; gid: number } {
  const { uid, gid } = userInfo()
  if (uid !== 0) return { uid, gid }
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function startPostgres(
  settings: readonly string[] = [],
  { parent = tmpdir(), making = [] }: { readonly parent?: string; readonly making?: readonly string[] } = {}, // of initdb
): Promise<TestPostgres> {
  const binaries = postgresBinaries()
  if (binaries === null) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const as = owner()
  const folder = mkdtempSync(join(parent, 'koshin-postgres-'))
  chownSync(folder, as.uid, as.gid)
  const data = join(folder, 'data')
  const flags = ['-D', data, '-U', 'koshin', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', ...making]
  const made = spawnSync(join(binaries, 'initdb'), flags, { ...as, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  const options = [`listen_addresses=`, `unix_socket_directories=${folder}`, 'max_connections=300', ...settings]
  let server: ChildProcess | null = null
  const url = (database: string, role = 'koshin') =>
    `postgres://${role}@localhost/${database}?host=${encodeURIComponent(folder)}`

  async function query(sql: string, database = 'postgres') {
    const client = new Client({ connectionString: url(database) })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }

  async function start() {
    server = spawn(join(binaries ?? '', 'postgres'), ['-D', data, ...options.flatMap((each) => ['-c', each])], {
      ...as,
      cwd: folder,
      stdio: 'ignore',
    })
    while (
      !(await query('select 1').then(
        () => true,
        () => false,
      ))
    ) {
      if (server.exitCode !== null) throw new Error('PostgreSQL does not start')
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  async function end(signal: NodeJS.Signals) {
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    if (server?.kill(signal)) await ended
    server = null
  }

  await start()
  return {
    url,
    query,
    start,
    isRunning: () => server !== null && server.exitCode === null && server.signalCode === null,
    crash: () => end('SIGQUIT'),
    shutDown: () => end('SIGINT'),
    async stop() {
      await end('SIGQUIT') // its checkpoint would be of nothing that is kept
      rmSync(folder, { recursive: true })
    },
  }
}

/** Without it the suites of PostgreSQL are skipped, except in CI, where it has to be there. */
export function canRunPostgres(): boolean {
  if (postgresBinaries() !== null || process.env.CI) return true
  console.log('PostgreSQL is not on this machine (apt-get install postgresql): its suites are skipped')
  return false
}

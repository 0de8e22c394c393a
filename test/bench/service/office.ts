import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { TestAuthority } from '../../support/certificates.ts'
import { type Identity, serviceAuthority } from '../../support/service-certificates.ts'
import { cpuSeconds } from './cpu.ts'
import type { Work } from './kiosks.ts'
import type { Place } from './place.ts'

/** `koshin registry serve` as in production: the bundle, in a process of its own. */
export interface Program {
  readonly url: string
  cpu(): number // seconds so far
  stop(): Promise<void>
}

/** The files that services of this bench share, and the certificates of its kiosks. */
export interface Office {
  serve(place: Place): Promise<Program>
  /** What kiosks have to know of a service. */
  connection(url: string): Work
}

export async function office(folder: string, authority: TestAuthority, kiosks: number): Promise<Office> {
  const machines = await serviceAuthority()
  const identities: Identity[] = []
  for (let index = 0; index < kiosks; index++) identities.push(await machines.issue({ subject: `CN=kiosk-${index}` }))
  const own = await machines.issue({ subject: 'CN=registry', host: '127.0.0.1' })
  const write = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  for (const each of ['anchors', 'crls']) mkdirSync(join(folder, 'trust', each), { recursive: true })
  write('trust/anchors/authority.cer', authority.certificate)
  write('trust/crls/authority.crl', await authority.revocationList(await authority.certify()))
  const flags = [
    ...['--trust', join(folder, 'trust'), '--listen', '127.0.0.1:0', '--rate', '1000000'],
    ...['--tls-cert', write('registry.pem', own.cert), '--tls-key', write('registry.key', own.key)],
    ...['--client-ca', write('machines.pem', machines.pem)],
  ]
  return {
    serve: (place) => serve(place, folder, flags),
    connection: (url) => ({ kind: 'connect', url, ca: machines.pem, identities }),
  }
}

let started = 0

async function serve({ engine, database, keys }: Place, folder: string, flags: readonly string[]): Promise<Program> {
  const own = ['--database', database, ...(engine === 'PostgreSQL' ? ['--keys', keys] : [])]
  const node = process.env.BENCH_NODE_FLAGS?.split(' ') ?? [] // --cpu-prof --cpu-prof-dir=…
  const log = join(folder, `service-${started++}.log`) // a pipe would be read by a process that is measured too
  const args = [...node, 'dist/main.mjs', 'registry', 'serve', ...own, ...flags]
  const child = spawn(process.execPath, args, { stdio: ['ignore', openSync(log, 'w'), 'inherit'] })
  return {
    url: `https://127.0.0.1:${await portIn(log, child)}`,
    cpu: () => cpuSeconds(child.pid ?? 0),
    stop: () => ended(child),
  }
}

async function portIn(log: string, child: ChildProcess): Promise<number> {
  for (;;) {
    const [line, rest] = readFileSync(log, 'utf8').split('\n', 2)
    if (line && rest !== undefined) return JSON.parse(line).port
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`)
    await wait(20)
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

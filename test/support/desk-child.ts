import { readFileSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { loadX509 } from '../../src/certificate/view.ts'
import { readKeys } from '../../src/registry/keys-file.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { keysPath } from '../../src/registry/sqlite/keys-path.ts'
import type { RegistrationDesk } from '../../src/types/registration.ts'
import { mortal } from './mortal-database.ts'
import { fromPlain, type PlainCard } from './plain-card.ts'
import { type PreparedRequest, requestLine, submitted } from './prepared-request.ts'
import { NOW, testOptions, testTrust } from './registry.ts'
import { changeRequest, changing, contents, registerRequest, searched } from './requests.ts'

/** What the parent writes into the file named on the command line. */
export interface DeskJob {
  readonly path: string
  readonly anchor: string // base64
  readonly dieAt: number | null // kills itself before this statement of the first request, counted from 1
  readonly requests: readonly DeskRequest[]
}

/** A card that is registered for a company, or changes what is registered for the first time. */
export interface DeskRequest {
  readonly card: PlainCard
  readonly number: string | null // of the company that it registers
}

/** A kiosk's share of many requests: searches and fills in for all, says 'ready', and goes on as `renewing-child`. */
async function run({ path, anchor, requests, dieAt }: DeskJob): Promise<void> {
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  const keys = readKeys(keysPath(path))
  if (keys === null || keys === 'unreadable') throw new Error('no keys')
  const fuse = { left: Number.POSITIVE_INFINITY }
  const options = testOptions(testTrust(Buffer.from(anchor, 'base64')), { now: NOW })
  const registry = createRegistry(sqliteEngine(mortal(database, fuse)), options, keys)
  const prepared: PreparedRequest[] = []
  for (const request of requests) prepared.push(await prepare(registry.desk, request))
  await loadX509()
  say('ready')
  await new Promise((resume) => process.stdin.once('data', resume))
  fuse.left = dieAt ?? fuse.left
  for (const [index, request] of prepared.entries()) {
    say(`asked ${index} ${requestLine(request)}`)
    const result = await submitted(registry.desk, request)
    say(result.ok ? `done ${index} ${result.value.number}` : `refused ${index} ${result.failure.kind}`)
  }
  say('end')
  await registry.close()
  process.stdin.destroy()
}

async function prepare(desk: RegistrationDesk, { card: plain, number }: DeskRequest): Promise<PreparedRequest> {
  const card = fromPlain(plain)
  const kiosk = `kiosk-${card.fingerprint.slice(0, 8)}` // its own, for the limit on searches
  if (number === null)
    return { kind: 'change', asked: changeRequest((await changing(desk, card, kiosk)).next, card, 0) }
  const challenge = await searched(desk, card, kiosk, number)
  return { kind: 'registration', asked: registerRequest(challenge, card, contents(), number) }
}

const say = (line: string): void => void writeSync(1, `${line}\n`)

await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as DeskJob)

import { readFileSync, writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { readKeys } from '../../src/registry/keys-file.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { keysPath } from '../../src/registry/sqlite/keys-path.ts'
import { mortal } from './mortal-database.ts'
import { fromPlain, type PlainCard } from './plain-card.ts'
import { begun, NOW, renewRequest, testOptions, testTrust } from './registry.ts'

/** What the parent writes into the file named on the command line. Certificates in base64, keys in PEM. */
export interface RenewingJob {
  readonly path: string
  readonly anchor: string
  readonly dieAt: number | null // kills itself before this statement of the first renewal, counted from 1
  readonly renewals: readonly { readonly current: PlainCard; readonly new: PlainCard }[]
}

/**
 * A kiosk's share of many renewals in a process of its own: begins all, says 'ready', and after a line on stdin renews
 * one after the other, saying what became of each. Each line is out before the next step, whatever kills the process.
 */
async function run({ path, anchor, renewals, dieAt }: RenewingJob): Promise<void> {
  const trust = testTrust(Buffer.from(anchor, 'base64'))
  const database = new DatabaseSync(path)
  database.exec('pragma journal_mode = wal; pragma synchronous = full')
  const keys = readKeys(keysPath(path))
  if (keys === null || keys === 'unreadable') throw new Error('no keys')
  const fuse = { left: Number.POSITIVE_INFINITY }
  const registry = createRegistry(sqliteEngine(mortal(database, fuse)), testOptions(trust, { now: NOW }), keys)
  const requests = []
  for (const { current, new: fresh } of renewals) {
    const cards = { current: fromPlain(current), new: fromPlain(fresh) }
    requests.push(renewRequest(await begun(registry, cards.current), cards))
  }
  const [first] = requests
  if (first) await registry.reviewRenewal(first) // loads what the first look at a certificate loads
  say('ready')
  await new Promise((resume) => process.stdin.once('data', resume))
  fuse.left = dieAt ?? fuse.left
  for (const [index, request] of requests.entries()) {
    say(`asked ${index} ${request.renewal}`)
    const result = await registry.renew(request)
    say(result.ok ? `done ${index} ${result.value.number}` : `refused ${index} ${result.failure.kind}`)
  }
  say('end')
  await registry.close()
  process.stdin.destroy()
}

const say = (line: string): void => void writeSync(1, `${line}\n`)

await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RenewingJob)

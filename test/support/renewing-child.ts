import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync, writeSync } from 'node:fs'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { fingerprint } from '../../src/certificate/fingerprint.ts'
import { readKeys } from '../../src/registry/keys-file.ts'
import { createRegistry } from '../../src/registry/registry.ts'
import { sqliteEngine } from '../../src/registry/sqlite/engine.ts'
import { keysPath } from '../../src/registry/sqlite/keys-path.ts'
import { begun, NOW, renewRequest, type TestCard, testOptions, testTrust } from './registry.ts'

/** What the parent writes into the file named on the command line. Certificates in base64, keys in PEM. */
export interface RenewingJob {
  readonly path: string
  readonly anchor: string
  readonly dieAt: number | null // kills itself before this statement of the first renewal, counted from 1
  readonly renewals: readonly { readonly current: PlainCard; readonly new: PlainCard }[]
}

export interface PlainCard {
  readonly certificate: string
  readonly key: string
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
    const cards = { current: card(current), new: card(fresh) }
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

/** A database whose process dies, as by kill -9, before the last statement that the fuse leaves it. */
function mortal(database: DatabaseSync, fuse: { left: number }): DatabaseSync {
  const guarded = (statement: StatementSync): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name)
        if (name !== 'all' && name !== 'run') return typeof member === 'function' ? member.bind(target) : member
        return (...parameters: unknown[]) => {
          fuse.left -= 1
          if (fuse.left <= 0) process.kill(process.pid, 'SIGKILL')
          return Reflect.apply(member, target, parameters)
        }
      },
    })
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => guarded(target.prepare(sql))
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

const say = (line: string): void => void writeSync(1, `${line}\n`)

function card({ certificate, key }: PlainCard): TestCard {
  const der = Buffer.from(certificate, 'base64')
  const privateKey = createPrivateKey(key)
  return { certificate: der, fingerprint: fingerprint(der), key: { privateKey, publicKey: createPublicKey(key) } }
}

await run(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as RenewingJob)

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readKeys } from '../../../src/registry/keys-file.ts'
import { type VerifyingKey, verifyingKey } from '../../../src/registry/log/ed25519.ts'
import { hex } from '../../../src/registry/log/octets.ts'
import { sshKey } from '../../../src/registry/log/ssh-key.ts'
import { receiptFiles } from '../../../src/registry/receipt-files.ts'
import { withSqliteRecords } from '../../../src/registry/sqlite/with-records.ts'
import { askWitness } from '../../../src/registry/witness/ask-witness.ts'
import { loggedRegistry } from '../../support/logged-registry.ts'

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** Debian's own witness of that log, answering. */
async function sigsumWitness(folder: string, log: VerifyingKey) {
  writeFileSync(join(folder, 'log.pub'), sshKey(log, 'log'))
  execFileSync('sigsum-key', ['generate', '-o', 'witness'], { cwd: folder })
  const digits = execFileSync('sigsum-key', ['to-hex', '-k', 'witness.pub'], { cwd: folder, encoding: 'utf8' }).trim()
  const at = `127.0.0.1:${await freePort()}`
  const files = ['-k', 'witness', '--log-key', 'log.pub', '--state-file', 'state']
  // Debian's build is of an old module, whose router knows no methods (facts/evidence.md §3.5).
  const env = { ...process.env, GODEBUG: 'httpmuxgo121=0' }
  const child = spawn('sigsum-witness', [...files, at], { cwd: folder, env, stdio: 'ignore' })
  onTestFinished(() => void child.kill())
  while ((await askWitness(`http://${at}/`, '')) === null) await new Promise((resolve) => setTimeout(resolve, 20))
  return { url: `http://${at}`, key: verifyingKey(Buffer.from(digits, 'hex')), digits }
}

describe('the witness of Debian 13', () => {
  it('cosigns, and sigsum-verify takes a receipt only with its word', async ({ skip }) => {
    if (spawnSync('sigsum-witness', ['--version']).error) {
      console.log('sigsum-witness is not on this machine (Debian 13 has it): a witness of the tests cosigned instead')
      return process.env.CI ? undefined : skip('sigsum-witness is not to be had here')
    }
    const folder = mkdtempSync(join(tmpdir(), 'koshin-witness-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const logged = await loggedRegistry(3)
    const keys = readKeys(`${logged.path}.keys`)
    if (keys === null || keys === 'unreadable') throw new Error('no keys')
    const { digits, ...witness } = await sigsumWitness(folder, keys.log.public)
    writeFileSync(join(folder, 'kiosk.pub'), sshKey(keys.kiosk.public, 'kiosk'))
    writeFileSync(
      join(folder, 'policy'),
      `log ${hex(keys.log.public.octets)}\nwitness theirs ${digits}\nquorum theirs\n`,
    )
    const number = await logged.renew(0)
    const accepted = async () => {
      const files = await withSqliteRecords(logged.path, (database) => receiptFiles(database, number))
      if (files === null || typeof files !== 'object' || !('proof' in files)) throw new Error('no receipt')
      writeFileSync(join(folder, 'proof'), files.proof)
      const answer = spawnSync('sigsum-verify', ['-k', 'kiosk.pub', '-p', 'policy', 'proof'], {
        cwd: folder,
        input: files.evidence,
      })
      return answer.status === 0
    }
    expect(await accepted()).toBe(false)
    expect(await logged.registry.cosign(witness, askWitness)).toBeNull()
    expect(await accepted()).toBe(true)
    await logged.renew(1)
    expect(await logged.registry.cosign(witness, askWitness)).toBeNull()
    expect(readFileSync(join(folder, 'state'), 'utf8')).not.toBe('')
    expect(logged.rows('cosignature')).toHaveLength(2)
  })
})

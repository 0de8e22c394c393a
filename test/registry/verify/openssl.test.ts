import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportedLog } from '../../support/exported-log.ts'
import { loggedRegistry } from '../../support/logged-registry.ts'
import { COMPANY } from '../../support/requests.ts'

/** Whether openssl, and not node:crypto, finds the Ed25519 signature good. */
function opensslAccepts(folder: string, key: string, message: Uint8Array, signature: string): boolean {
  writeFileSync(join(folder, 'message'), message)
  writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'hex'))
  const files = ['-rawin', '-in', 'message', '-sigfile', 'signature']
  return (
    spawnSync('openssl', ['pkeyutl', '-verify', '-pubin', '-inkey', `keys/${key}.pem`, ...files], { cwd: folder })
      .status === 0
  )
}

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const lines = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value = '']) => value)

/** Written from the text format alone: what a stranger does with one receipt. */
function accepts(folder: string, evidence: Buffer, proof: string): boolean {
  const line = (name: string) => lines(proof, name)[0] ?? ''
  const [leaf, size, root, headSignature, log] = [
    line('leaf'),
    line('size'),
    line('root_hash'),
    line('signature'),
    line('log'),
  ]
  const [keyHash = '', leafSignature = ''] = leaf.split(' ')
  const checksum = sha256(sha256(evidence))
  const signedLeaf = Buffer.concat([Buffer.from('sigsum.org/v1/tree-leaf\0'), checksum])
  const head = `sigsum.org/v1/tree/${log}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`
  const [index = '0'] = lines(proof, 'leaf_index')
  let hash = sha256(Buffer.of(0), checksum, Buffer.from(leafSignature, 'hex'), Buffer.from(keyHash, 'hex'))
  let [at, last] = [Number(index), Number(size) - 1]
  for (const sibling of lines(proof, 'node_hash').map((value) => Buffer.from(value, 'hex'))) {
    while (at % 2 === 0 && at === last && at > 0) [at, last] = [at >> 1, last >> 1]
    hash = at % 2 === 1 ? sha256(Buffer.of(1), sibling, hash) : sha256(Buffer.of(1), hash, sibling)
    ;[at, last] = [at >> 1, last >> 1]
  }
  return (
    hash.toString('hex') === root &&
    opensslAccepts(folder, 'kiosk', signedLeaf, leafSignature) &&
    opensslAccepts(folder, 'log', Buffer.from(head), headSignature)
  )
}

async function published(kind: 'renewal' | 'registration') {
  const logged = await loggedRegistry(5)
  await logged.registry.seedRoster([COMPANY])
  if (kind === 'renewal') await logged.renew(3)
  else await logged.register()
  const number = '20261123-000001'
  const files = await exportedLog(logged.path)
  const folder = mkdtempSync(join(tmpdir(), 'koshin-published-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [path, octets] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), octets)
  }
  const text = files.get(`receipts/${number}.txt`)?.toString() ?? ''
  const [, hash = ''] = /SHA-256\): ([0-9a-f]{64})\n記録位置/.exec(text) ?? []
  const evidence = files.get(`evidence/${hash}.txt`) ?? Buffer.alloc(0)
  return { folder, number, evidence, proof: files.get(`receipts/${number}.proof`)?.toString() ?? '' }
}

const KINDS = ['renewal', 'registration'] as const

describe('a receipt', () => {
  it.each(KINDS)(
    'of a %s is accepted by openssl and a reader of the text format, a forged one refused',
    async (kind) => {
      const { folder, evidence, proof } = await published(kind)
      expect(accepts(folder, evidence, proof)).toBe(true)
      const forged = Buffer.from(evidence.toString().replace('decision accepted', 'decision Accepted'))
      expect(accepts(folder, forged, proof)).toBe(false)
      for (const name of ['leaf', 'root_hash', 'signature', 'node_hash']) {
        const changed = proof.replace(
          new RegExp(`^(${name}=.*)(.)$`, 'm'),
          (_, front, digit) => `${front}${digit === '0' ? '1' : '0'}`,
        )
        expect([name, accepts(folder, evidence, changed)]).toEqual([name, false])
      }
    },
  )

  it.each([
    ['renewal', ['current', 'new']],
    ['registration', ['card']],
  ] as const)(
    'of a %s holds the signatures of the cards, which openssl verifies over the statements',
    async (kind, roles) => {
      const { folder, evidence } = await published(kind)
      const text = evidence.toString()
      for (const role of roles) {
        const [, statement = ''] =
          new RegExp(`begin-${role}-statement\n((?:.*\n)*?)end-${role}-statement`).exec(text) ?? []
        const [, signature = ''] = new RegExp(`^${role}-signature ecdsa-sha256 (.*)$`, 'm').exec(text) ?? []
        const [, certificate = ''] = new RegExp(`^${role}-chain (\\S+)`, 'm').exec(text) ?? []
        writeFileSync(join(folder, 'statement'), statement)
        writeFileSync(join(folder, 'signature'), Buffer.from(signature, 'base64'))
        writeFileSync(join(folder, 'card.der'), Buffer.from(certificate, 'base64'))
        const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder }).toString()
        run('x509', '-inform', 'DER', '-in', 'card.der', '-pubkey', '-noout', '-out', 'card.pem')
        expect(run('dgst', '-sha256', '-verify', 'card.pem', '-signature', 'signature', 'statement')).toBe(
          'Verified OK\n',
        )
      }
    },
  )

  it('is accepted by sigsum-verify, and a forged one refused', async ({ skip }) => {
    if (spawnSync('sigsum-verify', ['--version']).error) {
      console.log('sigsum-verify is not on this machine (Debian 13 has it): openssl verified every signature instead')
      return process.env.CI ? undefined : skip('sigsum-verify is not to be had here')
    }
    const { folder, number, evidence, proof } = await published('registration')
    const verify = (input: Buffer, file: string) =>
      spawnSync('sigsum-verify', ['-k', 'submitters.pub', '-p', 'policy', file], { cwd: folder, input }).status
    expect(verify(evidence, `receipts/${number}.proof`)).toBe(0)
    expect(verify(Buffer.concat([evidence, Buffer.from('x')]), `receipts/${number}.proof`)).not.toBe(0)
    writeFileSync(join(folder, 'forged.proof'), proof.replace(/^size=(.*)$/m, 'size=9$1'))
    expect(verify(evidence, 'forged.proof')).not.toBe(0)
  })
})

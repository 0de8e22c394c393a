import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { READERS, SLOTS } from '../support/card-stack.ts'
import { certifiedCard } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { type Pcscd, skipWithoutStack, startPcscd } from '../support/pcscd.ts'
import { statementFor } from '../support/statements.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const sample = await certifiedCard('rsa')
const fingerprint = createHash('sha256').update(sample.certificate).digest('hex')

/** The program as an operator starts it, without a terminal; the card is in this process, so it must not be blocked. */
async function koshin(args: readonly string[], input = '') {
  const program = spawn('kiosk/koshin', args, { stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  let complaint = ''
  program.stdout.on('data', (text) => {
    output += text
  })
  program.stderr.on('data', (text) => {
    complaint += text
  })
  program.stdin.on('error', () => undefined).end(input)
  const [code] = await once(program, 'close')
  return { code, json: output === '' ? null : JSON.parse(output), complaint }
}

describe.skipIf(skipWithoutStack())('koshin card, on pcscd', { timeout: 60_000 }, () => {
  const slot = vpcdSlot(SLOTS[1])
  const card = faultyCard(sample.fresh())
  let pcscd: Pcscd
  let folder: string
  beforeAll(async () => {
    pcscd = await startPcscd()
    folder = mkdtempSync(join(tmpdir(), 'koshin-test-card-'))
    await slot.insert(card)
  })
  afterAll(async () => {
    await slot.remove()
    await pcscd.kill()
    rmSync(folder, { recursive: true })
  })
  const file = (name: string) => join(folder, name)
  const prove = (input: string, out: string, ...more: string[]) =>
    koshin(['card', 'prove', '--statement', file('statement'), '--out', file(out), ...more], input)

  it('lists the readers', async () => {
    const atr = '3B8C018073C021C0564B4F5348494E11'
    expect(await koshin(['card', 'list'])).toEqual({
      code: 0,
      complaint: '',
      json: [
        { reader: READERS[0], state: 'empty', atr: null, application: null },
        { reader: READERS[1], state: 'present', atr, application: 'piv' },
      ],
    })
  })

  it('shows the card', async () => {
    const { code, json } = await koshin(['card', 'show', '--reader', READERS[1]])
    expect(code).toBe(0)
    const certificates = [
      { role: 'authentication', logsIn: true, fingerprint },
      { role: 'signature', logsIn: false, fingerprint },
    ]
    expect(json).toMatchObject({ reader: READERS[1], triesLeft: 5, certificates })
    expect(await koshin(['card', 'show', '--reader', READERS[0]])).toMatchObject({
      code: 3,
      json: { failure: { kind: 'card.absent' } },
    })
  })

  it('signs what openssl verifies', async () => {
    writeFileSync(file('statement'), statementFor(sample.certificate))
    writeFileSync(file('key.pem'), sample.key.publicKey.export({ type: 'spki', format: 'pem' }))
    expect(await prove('123456\r\n', 'signature')).toEqual({
      code: 0,
      complaint: '',
      json: { algorithm: 'rsa-pkcs1-sha256', fingerprint },
    })
    const digest = ['dgst', '-sha256', '-verify', file('key.pem'), '-signature', file('signature'), file('statement')]
    expect(spawnSync('openssl', digest, { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: 'Verified OK\n' })
    expect(card.verifies()).toBe(1)
  })

  it('counts a wrong PIN, and leaves no signature', async () => {
    writeFileSync(file('statement'), statementFor(sample.certificate))
    expect(await prove('000000\n', 'none')).toMatchObject({
      code: 3,
      json: { failure: { kind: 'pin.wrong', triesLeft: 4 } },
    })
    expect(readdirSync(folder).filter((name) => name.startsWith('none'))).toEqual([])
    expect((await prove('123456', 'signature')).code).toBe(0)
  })

  it('writes down what was said, without the PIN', async () => {
    writeFileSync(file('statement'), statementFor(sample.certificate))
    expect((await prove('123456', 'signature', '--transcript', file('transcript'))).code).toBe(0)
    const transcript = readFileSync(file('transcript'), 'utf8')
    expect(transcript).toMatch(/^# koshin-transcript\/v1\n/)
    expect(transcript).toMatch(/\n> 00200080 \[9 octets\]\n< 9000\n> 0087079A/)
    expect(transcript).not.toContain('313233343536')
    expect(transcript).toContain('\ndisconnect reset\n')
  })

  it('sends a card nothing but statements', async () => {
    const before = card.exchanges()
    writeFileSync(file('statement'), 'I hereby sell my house.\n')
    expect(await prove('123456\n', 'none')).toMatchObject({ code: 3, json: { failure: { detail: 'statement' } } })
    expect(card.exchanges()).toBe(before)
  })

  it('is told how it is used', async () => {
    const { code, json, complaint } = await koshin(['card'])
    expect({ code, json }).toEqual({ code: 2, json: null })
    expect(complaint).toContain('koshin card prove --statement FILE')
  })
})

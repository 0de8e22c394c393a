import { createHash, X509Certificate } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createJpkiCard } from '../../src/virtual/jpki/create-jpki-card.ts'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import type { SlotContents } from '../../src/virtual/piv/personalisation.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { SLOTS } from '../support/card-stack.ts'
import { ecKey, rsaKey, testAuthority } from '../support/certificates.ts'
import { faultyCard, type WatchedCard } from '../support/faulty-card.ts'
import { createOpensc, type Opensc, skipWithoutOpensc } from '../support/opensc.ts'
import { type Pcscd, startPcscd } from '../support/pcscd.ts'
import { SELECT_PIV, send } from '../support/software-cards.ts'
import { vpcdSlot } from '../support/vpcd.ts'

const key = rsaKey()
const issuer = await testAuthority()
const certificate = await issuer.certify({ key })
const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const pem = new X509Certificate(certificate).toString()
const publicKey = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()

const statement = Buffer.from('koshin-statement/v1\n')
const hash = createHash('sha256').update(statement).digest()
const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), hash])

const own = { certificate, authority: issuer.certificate, privateKey }
/** The second certificate is to be unzipped. */
const slots = new Map<number, SlotContents>([
  [0x9a, own],
  [0x9c, { ...own, zipped: true }],
])
const sixDigits = { ...own, pin: '123456', maxTries: 5, triesLeft: 5 }
const jpki = () =>
  createJpkiCard({
    token: 'JPKIAPICCTOKEN2',
    authentication: { ...own, pin: '1234', triesLeft: 3 },
    signature: { ...own, pin: 'ABC123', triesLeft: 5 },
  })

const SELECT_JPKI = '00 A4 04 0C 0A D3 92 F0 00 26 01 00 00 00 01'

/** A card, and what OpenSC calls it and the things in it. */
interface Judged {
  readonly application: string
  readonly create: () => SoftwareCard
  readonly name: string
  readonly id: string // of the key and of its certificate
  readonly pin: string
  readonly wrong: string
  readonly tries: number
  readonly askTries: readonly string[] // what our driver asks
}

const PIV: Judged = {
  application: 'PIV',
  create: () => createPivCard({ ...sixDigits, slots }),
  name: 'Personal Identity Verification Card',
  id: '01',
  pin: '123456',
  wrong: '999999',
  tries: 5,
  askTries: [SELECT_PIV, '00 20 00 80'],
}
const PKCS15: Judged = {
  ...PIV,
  application: 'PKCS#15',
  create: () => createPkcs15Card(sixDigits),
  name: 'Koshin PKCS#15', // by the configuration: OpenSC has no name for a card it does not know
  id: '45',
  askTries: ['00 20 00 81'],
}
const JPKI: Judged = {
  application: 'JPKI',
  create: jpki,
  name: 'jpki',
  id: '01',
  pin: '1234',
  wrong: '9999',
  tries: 3,
  askTries: [SELECT_JPKI, '00 A4 02 0C 02 00 18', '00 20 00 80'],
}

const RSA_PKCS = ['--sign', '--mechanism', 'RSA-PKCS']
const ECDSA = ['--sign', '--mechanism', 'ECDSA', '--signature-format', 'openssl']
const inOut = (input: string) => ['-i', input, '-o', 'signature']

/** As our drivers ask, after the reset with which they leave a card. */
function triesLeft(judged: Judged, card: SoftwareCard): string | undefined {
  card.reset()
  return judged.askTries.map((command) => send(card, command)).at(-1)
}

describe.skipIf(skipWithoutOpensc())('OpenSC', { timeout: 60_000 }, () => {
  const slot = vpcdSlot(SLOTS[0])
  let pcscd: Pcscd
  let opensc: Opensc
  beforeAll(async () => {
    pcscd = await startPcscd()
  })
  afterAll(() => pcscd.kill())
  beforeEach(async () => {
    opensc = await createOpensc()
    await opensc.write('statement', statement)
    await opensc.write('hash', hash)
    await opensc.write('digest-info', digestInfo)
    await opensc.write('public.pem', publicKey)
  })
  afterEach(async () => {
    await remove()
    await opensc.remove()
  })

  async function insert(judged: Judged): Promise<WatchedCard> {
    const card = faultyCard(judged.create())
    await slot.insert(card)
    await listed(true)
    return card
  }
  const remove = async () => {
    await slot.remove()
    await listed(false)
  }
  /** pcscd asks for the ATR some time before it tells anybody, and for some time after a card has left it says nothing. */
  const listed = async (present: boolean) => {
    while (/ Yes /.test((await opensc.run('opensc-tool', '--list-readers')).said) !== present);
  }
  const verifiedByOpenssl = () =>
    opensc.run('openssl', 'dgst', '-sha256', '-verify', 'public.pem', '-signature', 'signature', 'statement')
  const signWithCrypt = ({ id, pin }: Judged) =>
    opensc.run('pkcs15-crypt', '--sign', '--sha-256', '--pkcs1', '-R', '-k', id, '--pin', pin, ...inOut('hash'))
  const signWithPkcs11 = ({ id, pin }: Judged) =>
    opensc.run('pkcs11-tool', '--login', '--pin', pin, '--id', id, ...RSA_PKCS, ...inOut('digest-info'))
  const tryPin = ({ application }: Judged, pin: string) =>
    opensc.run('pkcs15-tool', '--verify-pin', '--auth-id', application === 'PKCS#15' ? '01' : '1', '--pin', pin)

  it.each([PIV, PKCS15, JPKI])('names the $application card', async (judged) => {
    await insert(judged)
    expect(await opensc.run('opensc-tool', '-n')).toMatchObject({ code: 0, said: expect.stringContaining(judged.name) })
  })

  it('reads the PIV card as one', async () => {
    await insert(PIV)
    const { code, said } = await opensc.run('piv-tool', '--name')
    expect([code, said]).toEqual([0, expect.stringContaining(PIV.name)])
  })

  it.each([PIV, PKCS15, JPKI])('lists what is on the $application card', async (judged) => {
    await insert(judged)
    const { code, said } = await opensc.run('pkcs15-tool', '--dump')
    expect(code).toBe(0)
    expect(said).toMatch(/PIN \[.*Type\s*: ascii-numeric.*Private RSA Key.*ModLength\s*: 2048.*X.509 Certificate/s)
    expect(said.match(/Encoded serial/g)?.length).toBeGreaterThanOrEqual(2) // two certificates were read
  })

  it.each([PIV, PKCS15, JPKI])('reads the certificate of the $application card', async (judged) => {
    await insert(judged)
    const { code, said } = await opensc.run('pkcs15-tool', '--read-certificate', judged.id)
    expect(code).toBe(0)
    expect(said).toContain(pem.trim())
  })

  it.each([PIV, PKCS15, JPKI])('signs with the $application card what openssl verifies', async (judged) => {
    await insert(judged)
    expect(await signWithCrypt(judged)).toMatchObject({ code: 0 })
    expect(await verifiedByOpenssl()).toEqual({ code: 0, said: 'Verified OK\n' })
    await opensc.write('signature', '')
    expect(await signWithPkcs11(judged)).toMatchObject({ code: 0 })
    expect(await verifiedByOpenssl()).toEqual({ code: 0, said: 'Verified OK\n' })
  })

  it('signs with the other keys of PIV and JPKI too', async () => {
    for (const [judged, ...ways] of [
      [{ ...PIV, id: '02' }, signWithCrypt, signWithPkcs11],
      [{ ...JPKI, id: '02', pin: 'ABC123' }, signWithCrypt], // to PKCS#11 its other PIN is another token's
    ] as const) {
      await insert(judged)
      for (const sign of ways) {
        expect(await sign(judged)).toMatchObject({ code: 0 })
        expect(await verifiedByOpenssl()).toEqual({ code: 0, said: 'Verified OK\n' })
        await opensc.write('signature', '')
      }
      await remove()
    }
  })

  it('has the PIN verified that the PIV card prefers', async () => {
    const globalPin = { pin: '654321', maxTries: 3, triesLeft: 3, primary: true }
    const card = await insert({ ...PIV, create: () => createPivCard({ ...sixDigits, globalPin }) })
    expect(await signWithCrypt({ ...PIV, pin: globalPin.pin })).toMatchObject({ code: 0 })
    expect(await verifiedByOpenssl()).toEqual({ code: 0, said: 'Verified OK\n' })
    card.reset()
    expect([SELECT_PIV, '00 20 00 00', '00 20 00 80'].map((command) => send(card, command)).slice(1)).toEqual([
      '63C3',
      '63C5',
    ])
  })

  it.each([rsaKey(3072), ecKey('P-384')])('signs with the other kinds of PIV keys', async (other) => {
    const contents = {
      certificate: await issuer.certify({ key: other }),
      privateKey: other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    }
    await opensc.write('public.pem', other.publicKey.export({ type: 'spki', format: 'pem' }).toString())
    await opensc.write('padded-hash', Buffer.concat([Buffer.alloc(16), hash]))
    const how = other.publicKey.asymmetricKeyType === 'rsa' ? RSA_PKCS : ECDSA
    const input = other.publicKey.asymmetricKeyType === 'rsa' ? 'digest-info' : 'padded-hash'
    await insert({ ...PIV, create: () => createPivCard({ ...sixDigits, ...contents }) })
    for (const id of ['01', '02']) {
      const signing = await opensc.run('pkcs11-tool', '--login', '--pin', PIV.pin, '--id', id, ...how, ...inOut(input))
      expect(signing).toMatchObject({ code: 0 })
      expect(await verifiedByOpenssl()).toEqual({ code: 0, said: 'Verified OK\n' })
      await opensc.write('signature', '')
    }
  })

  it.each([PIV, PKCS15, JPKI])('counts wrong PINs of the $application card as we do', async (judged) => {
    const card = await insert(judged)
    for (let tries = judged.tries - 1; tries >= 0; tries--) {
      expect((await tryPin(judged, judged.wrong)).code).not.toBe(0)
      expect(triesLeft(judged, card)).toMatch(tries > 0 ? `63C${tries}` : /^(6983|63C0)$/)
    }
    expect((await tryPin(judged, judged.pin)).code).not.toBe(0)
    expect(triesLeft(judged, card)).toMatch(/^(6983|63C0)$/)
  })

  it.each([PIV, PKCS15, JPKI])('forgives wrong PINs of the $application card after the right one', async (judged) => {
    const card = await insert(judged)
    await tryPin(judged, judged.wrong)
    expect((await tryPin(judged, judged.pin)).code).toBe(0)
    expect(triesLeft(judged, card)).toBe(`63C${judged.tries}`)
  })

  it.each([PIV, PKCS15])('needs so many exchanges for one signature on the $application card', async (judged) => {
    const counts: Record<string, number> = {}
    for (const [program, sign] of [
      ['pkcs15-crypt', signWithCrypt],
      ['pkcs11-tool', signWithPkcs11],
    ] as const) {
      const card = await insert(judged)
      expect(await sign(judged)).toMatchObject({ code: 0 })
      counts[program] = card.exchanges()
      await remove()
    }
    process.stderr.write(`OpenSC, one signature on ${judged.application}, exchanges: ${JSON.stringify(counts)}\n`)
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(10)
  })
})

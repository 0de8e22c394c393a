import { describe, expect, it } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { isSignatureOf, verifyingKey } from '../../../src/cards/verifying-key.ts'
import { withExtendedLengths } from '../../../src/iso7816/extended-lengths.ts'
import { done, failed } from '../../../src/result.ts'
import { ecKey, rsaKey } from '../../support/certificates.ts'
import { pinOctets } from '../../support/certified-card.ts'
import type { FileCard, FileCardOptions } from '../../support/file-card.ts'
import { text } from '../../support/hex.ts'
import { openPkcs15 } from '../../support/open-pkcs15.ts'
import { APP, ecSigner, PKCS15_AID, sampleCard } from '../../support/pkcs15-card.ts'
import * as files from '../../support/pkcs15-files.ts'

const STATEMENT = Buffer.from('koshin-statement/v1\n')
const rsa = rsaKey()
const sample = await sampleCard(rsa)

async function opened(channel: FileCard): Promise<Card> {
  const card = await openPkcs15(channel)
  if (!card.ok || !card.value) throw new Error(`no card: ${JSON.stringify(card)}`)
  return card.value
}

/** Everything that a proof takes; true where the card's signature is its certificate's. */
async function proves(channel: FileCard, certificate = sample.certificate): Promise<boolean> {
  const card = await opened(channel)
  expect(await card.certificate()).toEqual(done(certificate))
  const key = verifyingKey(certificate)
  const signer = key.ok ? card.signer(key.value) : null
  expect(await card.verify(pinOctets())).toEqual(done(undefined))
  const signature = await signer?.(STATEMENT)
  return key.ok && signature?.ok === true && isSignatureOf(key.value, STATEMENT, signature.value)
}

const withFiles = (changed: FileCardOptions['files'], options: Partial<FileCardOptions> = {}) =>
  sample.open({ ...options, files: { ...sample.files, ...changed } })

describe('a card of ISO/IEC 7816-15', () => {
  it('shows its certificate and signs, in these exchanges', async () => {
    const channel = sample.open()
    expect(await proves(channel)).toBe(true)
    const [mse, pso] = channel.sent.slice(-2)
    expect(channel.sent.slice(0, 13)).toEqual([
      `00A404000C${PKCS15_AID}00`,
      '00B0910000', // this card knows no short identifiers, and is not asked again
      '00A4020C025031',
      '00B0000000',
      '00A4020C024402',
      '00B0000000',
      '00A4020C024401',
      '00B0000000',
      '00A4020C024404',
      '00B0000000',
      '00A4020C025032',
      '00B0000000',
      '00A4020C023100',
    ])
    expect(channel.sent.at(-3)).toBe('00200001083132333435360000')
    expect(mse).toBe('002241B606800102840101')
    expect(pso?.slice(0, 14)).toBe('002A9E9A333031')
  })

  it('takes 16 exchanges and one for each 256 octets of its certificate', async () => {
    const channel = sample.open()
    await proves(channel)
    expect(channel.sent).toHaveLength(16 + Math.ceil(sample.certificate.length / 256))
  })

  it.each([
    ['relative paths', { [`${APP}5031`]: files.objectDirectory({ A0: '4402', A4: '4404', A8: '4401' }) }, {}],
    [
      'files filled up with FF',
      { [`${APP}4404`]: files.padded(files.certificateAt(files.path('3100')), 700, 0xff) },
      {},
    ],
    ['room between the entries', { [`${APP}4402`]: files.join(new Uint8Array(40), files.privateKey()) }, {}],
    ['files without room', { [`${APP}4402`]: files.privateKey(), [`${APP}4401`]: files.pin() }, {}],
    [
      'linear directories',
      { [`${APP}4402`]: [files.privateKey({ usage: '03020780', id: '46' }), files.privateKey()] },
      {},
    ],
    ['a certificate with room behind it', { [`${APP}3100`]: files.padded(sample.certificate, 2000) }, {}],
    [
      'a certificate in a part of a file',
      {
        [`${APP}4404`]: files.certificateAt(
          files.path(
            '3100',
            files.der('02', '0040'),
            files.der('80', sample.certificate.length.toString(16).padStart(4, '0')),
          ),
        ),
        [`${APP}3100`]: files.join(new Uint8Array(64), sample.certificate, new Uint8Array(64)),
      },
      {},
    ],
    [
      'a certificate in a record',
      {
        [`${APP}4404`]: files.certificateAt(files.path('3100', files.der('02', '02'))),
        [`${APP}3100`]: [Uint8Array.of(1), sample.certificate.subarray(0)],
      },
      {},
    ],
    ['a certificate by value', { [`${APP}4404`]: files.certificateAt(files.der('A0', sample.certificate)) }, {}],
    [
      'a certificate elsewhere',
      { [`${APP}4404`]: files.certificateAt(files.path('3F0050163100')), '3F0050163100': sample.certificate },
      {},
    ],
    ['no EF(TokenInfo) and no algorithm', { [`${APP}5032`]: [] }, { environments: ['840101'] }],
    ['no EF(TokenInfo) and a usual algorithm', { [`${APP}5032`]: [] }, { environments: ['800111840101'] }],
    ['pieces of 100 octets', {}, { chunk: 100 }],
    ['6282 at the end', {}, { pastEnd: '6282' }],
    ['no SELECT by path', {}, { unknownSelects: [0x08, 0x09] }],
    ['no SELECT below the DF', {}, { unknownSelects: [0x02] }],
    ['no name, but a path in EF.DIR', { '3F002F00': dirRecord('51043F005015') }, { names: {} }],
    [
      'no name, but an AID in a linear EF.DIR',
      { '3F002F00': [dirRecord('')] },
      { names: { [`${PKCS15_AID}01`]: APP } },
    ],
    ['its usual place only', {}, { names: {} }],
    [
      'its usual place, beside an EF.DIR that it keeps to itself',
      { '3F002F00': Uint8Array.of(0) },
      { names: {}, locked: ['3F002F00'] },
    ],
    ['an EF(TokenInfo) that it keeps to itself', {}, { locked: [`${APP}5032`] }],
    ['its usual place, SELECTed step by step', {}, { names: {}, unknownSelects: [0x08] }],
    ['a name of IsoApplet', {}, { names: { F276A288BCFBA69D34F31001: '3F00' }, environments: ['800111840101'] }],
    ['a name that leads to its root', {}, { names: { [PKCS15_AID]: '3F00' } }],
    [
      'a local PIN',
      { [`${APP}4401`]: localPin('3F005015') },
      { pin: { reference: 0x81, octets: '3132333435360000', folder: APP } },
    ],
    [
      'a local PIN elsewhere',
      { [`${APP}4401`]: localPin('3F005017'), '3F0050170001': Uint8Array.of(0) },
      { pin: { reference: 0x81, octets: '3132333435360000', folder: '3F005017' } },
    ],
  ] as [string, FileCardOptions['files'], Partial<FileCardOptions>][])(
    'works with %s',
    async (_name, changed, options) => {
      expect(await proves(withFiles(changed, options))).toBe(true)
    },
  )

  it.each(['der', 'ieee-p1363'] as const)('signs with P-256 and P-384, as %s', async (encoding) => {
    for (const key of [ecKey(), ecKey('P-384')]) {
      const card = await sampleCard(key)
      expect(await proves(card.open({ sign: ecSigner(key, STATEMENT, encoding) }), card.certificate)).toBe(true)
    }
  })

  it('is another card when it has no such application', async () => {
    expect(await openPkcs15(sample.open({ files: {}, names: {} }))).toEqual(done(null))
  })

  it('has no certificate where none has a key that signs', async () => {
    const decrypting = withFiles({ [`${APP}4402`]: files.privateKey({ usage: '03020640' }) })
    expect(await openPkcs15(decrypting)).toEqual(failed({ kind: 'card.certificate-missing' }))
    const gone = { ...sample.files }
    delete gone[`${APP}3100`]
    expect(await (await opened(sample.open({ files: gone }))).certificate()).toEqual(
      failed({ kind: 'card.certificate-missing' }),
    )
  })

  it('is asked for the tries left only where that is known to be free', async () => {
    const unknown = sample.open()
    expect(await (await opened(unknown)).triesLeft()).toEqual(done(null))
    expect(unknown.sent).not.toContain('00200001')
    const known = withFiles({ [`${APP}5032`]: files.tokenInfo('JavaCard isoApplet') })
    expect(await (await opened(known)).triesLeft()).toEqual(done(3))
  })

  it('is asked in its own way at once where it is an IsoApplet, which knows no other', async () => {
    const options = { names: { F276A288BCFBA69D34F31001: '3F00' }, environments: ['800111840101'] }
    const channel = withFiles({ [`${APP}5032`]: files.tokenInfo('IC card') }, options)
    expect(await proves(channel)).toBe(true)
    expect(channel.sent.filter((command) => command.startsWith('0022'))).toEqual(['002241B606800111840101'])
    expect(await (await opened(withFiles({}, options))).triesLeft()).toEqual(done(3))
  })

  it('is looked at in two exchanges for a certificate that was read before', async () => {
    const channel = sample.open()
    const card = await opened(channel)
    const before = channel.sent.length
    expect(await card.holds?.(sample.certificate)).toEqual(done(true))
    expect(channel.sent.slice(before)).toEqual(['00A4020C023100', '00B0000000'])
    const other = Uint8Array.from(sample.certificate)
    other[30] = (other[30] ?? 0) ^ 1
    expect(await card.holds?.(other)).toEqual(done(false))
    const gone = await opened(withFiles({ [`${APP}3100`]: new Uint8Array(20) }))
    expect(await gone.holds?.(sample.certificate)).toEqual(done(false))
  })

  const byValue = files.certificateAt(files.der('A0', sample.certificate), '46')
  const longDirectory = files.join(files.certificateAt(files.path('3100')), byValue)

  it('is read in one exchange a file where it takes extended lengths', async () => {
    const channel = withFiles({ [`${APP}4404`]: longDirectory }, { extended: true })
    const card = await opened(Object.assign(channel, { extended: { usable: true, giveUp: () => undefined } }))
    const before = channel.sent.length
    expect(await card.certificate()).toEqual(done(sample.certificate))
    expect(channel.sent.slice(before)).toEqual(['00A4020C023100', '00B00000000000'])
    expect(channel.sent).toHaveLength(14)
  })

  it('is read with short commands where the reader does not carry extended lengths', async () => {
    const channel = withExtendedLengths(sample.open())
    const card = await openPkcs15(channel)
    expect(card.ok && (await card.value?.certificate())).toEqual(done(sample.certificate))
    expect(channel.extended?.usable).toBe(false)
  })

  it('names every certificate that could log in, and logs in with the first one', async () => {
    const card = await opened(
      withFiles({
        [`${APP}4402`]: files.join(files.privateKey(), files.privateKey({ id: '46', usage: '0303060040' })),
        [`${APP}4404`]: files.join(
          files.certificateAt(files.path('3101'), '46'),
          files.certificateAt(files.path('3100')),
        ),
        [`${APP}3101`]: files.der('30', '020101'),
      }),
    )
    expect(await card.candidates?.()).toEqual(
      done([
        { role: 'authentication', logsIn: true, certificate: sample.certificate },
        { role: 'signature', logsIn: false, certificate: files.der('30', '020101') },
      ]),
    )
    expect(await card.certificate()).toEqual(done(sample.certificate))
  })

  it('counts a wrong PIN once and wipes it', async () => {
    const channel = sample.open()
    const card = await opened(channel)
    const pin = pinOctets('999999')
    expect(await card.verify(pin)).toEqual(failed({ kind: 'pin.wrong', triesLeft: 2 }))
    expect(pin).toEqual(new Uint8Array(6))
    expect(channel.verifies()).toBe(1)
  })

  it('is not sent a PIN where the DF of the PIN cannot be selected', async () => {
    const channel = withFiles({ [`${APP}4401`]: localPin('3F007777') })
    expect(await (await opened(channel)).verify(pinOctets())).toMatchObject({ failure: { kind: 'card.malformed' } })
    expect(channel.verifies()).toBe(0)
  })

  it('says how its PIN is entered', async () => {
    const rules = { minLength: 4, maxLength: 8, characters: 'digits' }
    expect((await opened(sample.open())).pin).toEqual(rules)
  })

  it('signs with no key that is too weak, and with none of another kind', async () => {
    const card = await opened(sample.open())
    for (const key of [rsaKey(1024), ecKey()]) {
      const other = verifyingKey((await sampleCard(key)).certificate)
      expect(other.ok && card.signer(other.value)).toBeNull()
    }
  })

  it('tells why signing failed', async () => {
    const card = await opened(sample.open({ sign: () => '6F00' }))
    await card.verify(pinOctets())
    const key = verifyingKey(sample.certificate)
    expect(key.ok && (await card.signer(key.value)?.(STATEMENT))).toEqual(
      failed({ kind: 'card.signing-failed', statusWord: '6F00' }),
    )
  })
})

function dirRecord(more: string): Uint8Array {
  return files.der('61', files.der('4F', `${PKCS15_AID}01`), files.der('50', files.utf8('App')), more)
}

/** Case-sensitive, local, initialized, needs padding. */
function localPin(folder: string): Uint8Array {
  return files.pin({ flags: '030202CC', more: `800181 040100 ${text(files.path(folder))}` })
}

describe('in a reader with a pad', () => {
  const pinPad = { seconds: 90, verify: async () => failed({ kind: 'pin-pad.cancelled' }) }

  it('is told how to form its PIN there', async () => {
    const card = await opened({ ...sample.open(), pinPad })
    expect(card.pad?.seconds).toBe(90)
    expect(await card.pad?.verify()).toEqual(failed({ kind: 'pin-pad.cancelled' }))
  })

  it('leaves a password to the keyboard, since a pad has no keys for it', async () => {
    const password = { [`${APP}4401`]: files.padded(files.pin({ type: '0A0102' }), 256) }
    expect(await opened({ ...withFiles(password), pinPad })).not.toHaveProperty('pad')
  })
})

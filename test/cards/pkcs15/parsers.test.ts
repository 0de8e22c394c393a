import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicationTemplates } from '../../../src/cards/pkcs15/application-template.ts'
import { certificateEntries } from '../../../src/cards/pkcs15/certificates.ts'
import { candidates } from '../../../src/cards/pkcs15/choose-key.ts'
import { objectDirectory } from '../../../src/cards/pkcs15/object-directory.ts'
import { extentOfObjects, readPaddedObjects } from '../../../src/cards/pkcs15/padded-objects.ts'
import { pins } from '../../../src/cards/pkcs15/pins.ts'
import { privateKeys } from '../../../src/cards/pkcs15/private-keys.ts'
import { tokenInfo } from '../../../src/cards/pkcs15/token-info.ts'
import type { Tlv } from '../../../src/iso7816/tlv.ts'
import { done, type Result } from '../../../src/result.ts'
import { hex, text } from '../../support/hex.ts'
import * as files from '../../support/pkcs15-files.ts'

function entriesIn(...parts: readonly Uint8Array[]): readonly Tlv[] {
  const objects = readPaddedObjects(files.join(...parts))
  if (!objects.ok) throw new Error(JSON.stringify(objects))
  return objects.value
}

describe('files filled up', () => {
  it.each([
    ['', []],
    ['0000FFFF', []],
    ['5301AA', ['AA']],
    ['5301AA 0000 5301BB FFFF', ['AA', 'BB']],
  ])('%s', (octets, values) => {
    const objects = readPaddedObjects(hex(octets))
    expect(objects.ok && objects.value.map(({ value }) => text(value))).toEqual(values)
  })

  it.each(['5303AA', '53', '5380AA0000', '5384FFFFFFFF'])('refuses %s', (octets) => {
    expect(readPaddedObjects(hex(octets))).toMatchObject({ failure: { kind: 'card.malformed' } })
  })

  it('refuses more entries than a card has', () => {
    expect(readPaddedObjects(hex('5301AA'.repeat(65)))).toMatchObject({ failure: { kind: 'card.malformed' } })
  })

  it.each([
    ['', 0, false],
    ['5301AA', 3, false],
    ['5301AA00', 4, true],
    ['5301AA0053', Number.POSITIVE_INFINITY, false],
    ['5301AA005303', 9, false],
    ['538201', Number.POSITIVE_INFINITY, false],
    ['53820102AA', 262, false],
  ])('%s goes to octet %d', (octets, total, closed) => {
    expect(extentOfObjects(hex(octets))).toEqual({ octets: total, closed })
  })
})

describe('EF.DIR', () => {
  it('names applications', () => {
    const record = hex('61 1E 4F05A000000063 50024142 51043F005015 73 0B 30 06 0404 3F005031 A0 01 00')
    expect(applicationTemplates(record)).toEqual(
      done([{ aid: 'A000000063', path: '3F005015', objectDirectory: { identifiers: '3F005031' } }]),
    )
  })
})

describe('EF(ODF)', () => {
  it('leads to directories, or holds one itself', () => {
    const inline = files.der('A8', files.der('A0', files.pin()))
    const read = objectDirectory(files.join(files.objectDirectory({ A0: '4402', A7: '4405' }), inline))
    expect(read).toMatchObject({
      ok: true,
      value: { keys: [{ path: { identifiers: '4402' } }], certificates: [], pins: [{ entries: [{ tag: 0x30 }] }] },
    })
  })

  it('leads to a file once, and to a few at most', () => {
    const same = files.join(...Array.from({ length: 9 }, () => files.objectDirectory({ A4: '4404' })))
    expect(objectDirectory(same)).toMatchObject({ value: { certificates: { length: 1 } } })
    const many = files.join(...Array.from({ length: 9 }, (_, n) => files.objectDirectory({ A4: `440${n}` })))
    expect(objectDirectory(many)).toMatchObject({ value: { certificates: { length: 4 } } })
  })

  it.each(['', '01', '040102', '0412000102030405060708090A0B0C0D0E0F1011'])('follows no path of %s', (path) => {
    const odf = files.der('A0', files.der('30', path))
    expect(objectDirectory(odf)).toMatchObject({ value: { keys: [] } })
  })
})

describe('EF(PrKDF)', () => {
  it('tells of keys', () => {
    expect(privateKeys(entriesIn(files.privateKey({ more: '0101FF 030206C0 02020081 A103020105' })))).toEqual([
      {
        kind: 'rsa',
        id: '45',
        authId: '01',
        reference: 0x81,
        signs: true,
        bindsHolder: false,
        path: { identifiers: '3F005015' },
        algorithms: [5],
      },
    ])
  })

  it.each([
    ['sign', '03020520', true, false],
    ['sign with recovery', '03020410', true, false],
    ['sign and non-repudiation', '0303062040', true, true],
    ['non-repudiation', '0303060040', false, true],
    ['decrypt', '03020640', false, false],
    ['nothing', '030100', false, false],
  ])('knows what a key is for: %s', (_name, usage, signs, bindsHolder) => {
    expect(privateKeys(entriesIn(files.privateKey({ usage })))).toMatchObject([{ signs, bindsHolder }])
  })

  it('reads a reference that was written as a negative number', () => {
    expect(privateKeys(entriesIn(files.privateKey({ more: '020181' })))).toMatchObject([{ reference: 0x81 }])
    expect(privateKeys(entriesIn(files.privateKey({ more: '02020100' })))).toMatchObject([{ reference: undefined }])
  })

  it('leaves out keys of other kinds and what is not a key', () => {
    const others = [files.privateKey({ tag: 'A2' }), hex('3000'), hex('30043000 3000'), hex('0201 05')]
    expect(privateKeys(entriesIn(...others, files.privateKey({ tag: 'A0' })))).toMatchObject([{ kind: 'ec' }])
  })
})

describe('EF(CDF)', () => {
  it('tells of certificates by path, with the part of the file', () => {
    const entry = files.certificateAt(files.path('3100', hex('020104'), hex('80020400')))
    expect(certificateEntries(entriesIn(entry))).toEqual([
      { id: '45', value: { path: { identifiers: '3100', index: 4, length: 0x400 } } },
    ])
  })

  it('tells of certificates by value, however they are tagged', () => {
    const der = files.der('30', '3000 3000 030100')
    for (const value of [files.der('A0', der), files.der('A0', '3000 3000 030100')])
      expect(certificateEntries(entriesIn(files.certificateAt(value)))).toEqual([{ id: '45', value: { der } }])
  })

  it('leaves out paths to before the start of a file', () => {
    expect(certificateEntries(entriesIn(files.certificateAt(files.path('3100', hex('0201FF')))))).toEqual([])
  })
})

describe('EF(AODF)', () => {
  it('tells of PINs', () => {
    const entry = files.pin({ flags: '030202CC', more: '800181 0401FF 1806303030303030 3006 0404 3F005015' })
    expect(pins(entriesIn(entry))).toEqual([
      {
        authId: '01',
        type: 'ascii-numeric',
        minLength: 4,
        maxLength: 8,
        storedLength: 8,
        reference: 0x81,
        padding: 0xff,
        caseSensitive: true,
        path: { identifiers: '3F005015' },
      },
    ])
  })

  it('takes what is left out for what the standard says', () => {
    const entry = files.pin({ flags: '03020480', lengths: '020100 020106', type: '0A0100', more: '' })
    expect(pins(entriesIn(entry))).toMatchObject([
      { type: 'bcd', minLength: 1, maxLength: 12, reference: 0, padding: undefined, path: undefined },
    ])
  })

  it.each([
    ['unblocks another', { flags: '0302018E' }],
    ['is a security officer’s', { flags: '0302008D' }],
    ['has an unknown type', { type: '0A0105' }],
    ['is longer than any', { lengths: '020104 020140 02022000' }],
    ['has less than no length', { lengths: '020104 0201FF 020108' }],
    ['ends before it starts', { lengths: '020109 020108 020108' }],
    ['has a reference of two octets', { more: '80020100' }],
  ])('leaves out a PIN that %s', (_name, changes) => {
    expect(pins(entriesIn(files.pin(changes)))).toEqual([])
  })
})

describe('EF(TokenInfo)', () => {
  it('names the card and its algorithms', () => {
    expect(tokenInfo(files.tokenInfo('Karte', files.algorithm('01', '40', '020142')))).toEqual(
      done({ label: 'Karte', algorithms: [{ reference: 1, mechanism: 0x40, signs: true, algorithm: 0x42 }] }),
    )
  })

  it('may leave both out', () => {
    expect(tokenInfo(hex('30 0B 020100 040101 03020410 FF'.replace('0B', '0A').replace(' FF', '')))).toEqual(
      done({ label: '', algorithms: [] }),
    )
    expect(tokenInfo(new Uint8Array(64))).toEqual(done({ label: '', algorithms: [] }))
  })
})

describe('the choice of a key', () => {
  const directories = (
    keys: readonly Uint8Array[],
    certificates: readonly string[],
    ...auth: readonly Uint8Array[]
  ) => ({
    keys: privateKeys(entriesIn(...keys)),
    certificates: certificateEntries(
      entriesIn(...certificates.map((id) => files.certificateAt(files.path(`31${id}`), id))),
    ),
    pins: pins(entriesIn(...(auth.length > 0 ? auth : [files.pin()]))),
  })
  const chosen = (from: ReturnType<typeof directories>) => candidates(from).map(({ key }) => key.id)

  it('takes keys that sign and have a certificate, in their order', () => {
    const keys = [{ id: '01', usage: '03020640' }, { id: '02' }, { id: '03' }, { id: '04' }].map(files.privateKey)
    expect(chosen(directories(keys, ['04', '03', '01']))).toEqual(['03', '04'])
  })

  it('takes keys for documents behind the others', () => {
    const keys = [{ id: '01', usage: '0303060040' }, { id: '02' }].map(files.privateKey)
    expect(chosen(directories(keys, ['01', '02']))).toEqual(['02', '01'])
  })

  it('takes the PIN that the key names', () => {
    const two = [files.pin({ authId: '02' }), files.pin({ authId: '01', more: '800107' })]
    expect(candidates(directories([files.privateKey()], ['45'], ...two))).toMatchObject([{ pin: { reference: 7 } }])
  })

  it('takes the only PIN for a key that names none, and guesses at nothing', () => {
    const unnamed = files.privateKey({ authId: '' })
    expect(chosen(directories([unnamed], ['45']))).toEqual(['45'])
    expect(chosen(directories([unnamed], ['45'], files.pin(), files.pin({ authId: '02' })))).toEqual([])
  })
})

it('never throws, whatever it is given', () => {
  const parsers: readonly ((octets: Uint8Array) => unknown)[] = [
    applicationTemplates,
    objectDirectory,
    tokenInfo,
    extentOfObjects,
    (octets) => withEntries(readPaddedObjects(octets)),
  ]
  const withEntries = (read: Result<readonly Tlv[]>) =>
    read.ok && [privateKeys(read.value), certificateEntries(read.value), pins(read.value)]
  const whole = files.join(
    files.privateKey(),
    files.certificateAt(files.path('3100')),
    files.pin(),
    files.tokenInfo('x'),
  )
  const mutated = fc
    .array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })), { maxLength: 6 })
    .map((changes) => changes.reduce((octets, [at, octet]) => octets.with(at, octet), whole))
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 300 })), (octets) => {
      for (const parse of parsers) parse(octets)
    }),
    { seed: 7816, numRuns: 2_000 },
  )
})

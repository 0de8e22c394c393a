import { verify } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runCard } from '../../../src/commands/card/run-card.ts'
import { fingerprintOf } from '../../../src/reader/operations.ts'
import { createVirtualReader, type VirtualReader } from '../../../src/reader/virtual.ts'
import { SAMPLE } from '../../support/certificates.ts'
import { certifiedCard } from '../../support/certified-card.ts'
import { faultyCard, turningCard } from '../../support/faulty-card.ts'
import { hex } from '../../support/hex.ts'
import { jpkiCardKind } from '../../support/jpki-card.ts'
import { statementFor } from '../../support/statements.ts'

const [A, B, C, D] = ['Reader A', 'Reader B', 'Reader C', 'Reader D']
const sample = await certifiedCard('rsa')
const other = await certifiedCard('ec')
const strange = { atr: hex('3B021450'), transmit: () => hex('6A82'), reset: () => undefined }
const mute = { atr: new Uint8Array(), transmit: () => hex('9000'), reset: () => undefined }

let reader: VirtualReader
let folder: string
let closed: number
beforeEach(() => {
  closed = 0
  reader = createVirtualReader({ readers: [A, B, C, D] })
  folder = mkdtempSync(join(tmpdir(), 'koshin-test-card-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Given {
  readonly input?: string
  readonly terminal?: boolean
}

/** A turn of the event loop is long enough for virtual readers. */
const timers = {
  after(_: number, callback: () => void) {
    const immediate = setImmediate(callback)
    return () => clearImmediate(immediate)
  },
}

async function koshinCard(args: readonly string[], { input = '', terminal = false }: Given = {}) {
  let rest = Buffer.from(input)
  const asked = { pin: false, reader: false }
  const { code, output, complaint } = await runCard({
    args,
    timers,
    pause: async () => undefined,
    suffix: 'partial',
    openReader() {
      asked.reader = true
      return { ...reader, close: async () => void closed++ } // the same for the next command
    },
    stdin: {
      isTerminal: terminal,
      read(into) {
        asked.pin = true
        const count = rest.copy(into)
        rest = rest.subarray(count)
        return count
      },
    },
  })
  return { code, json: output === '' ? null : JSON.parse(output), complaint, asked }
}

describe('card list', () => {
  it('tells empty, present, mute and unsupported apart', async () => {
    reader.insert(B, sample.fresh())
    reader.insert(C, mute)
    reader.insert(D, strange)
    expect(await koshinCard(['list'])).toMatchObject({
      code: 0,
      json: [
        { reader: A, state: 'empty', atr: null, application: null },
        { reader: B, state: 'present', atr: '3B8C018073C021C0564B4F5348494E11', application: 'piv' },
        { reader: C, state: 'mute', atr: null, application: null },
        { reader: D, state: 'unsupported', atr: '3B021450', application: null },
      ],
    })
  })

  it('lists a card that cannot be read as present', async () => {
    reader.insert(
      A,
      faultyCard(sample.fresh(), 2, () => hex('6F00')),
    )
    expect((await koshinCard(['list'])).json[0]).toMatchObject({ state: 'present', application: null })
  })
})

describe('card show', () => {
  it('shows the card, its certificate and the rows of the review screen', async () => {
    reader.insert(B, sample.fresh({ triesLeft: 2 }))
    const { code, json } = await koshinCard(['show'])
    expect(code).toBe(0)
    const certificate = {
      fingerprint: fingerprintOf(sample.certificate),
      subject: SAMPLE.subject.split(', ').reverse().join(','),
      issuer: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
      serial: expect.stringMatching(/^\d+$/),
      notBefore: '2024-12-13T15:00:00Z',
      notAfter: '2029-12-13T14:59:59Z',
      publicKey: { algorithm: 'rsa', bits: 2048 },
      rows: {
        companyName: null,
        companyAddress: null,
        cardCompanyName: 'bidca4',
        cardCompanyAddress: 'Minato Akasaka',
        holderName: 'ARServer4',
        holderAddress: 'Kanagawa Kawasaki',
        serial: json.certificates[0].serial,
        issuer: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
        expiry: '2029/12/13',
      },
      sources: {
        companyName: null,
        companyAddress: null,
        cardCompanyName: 'san.O',
        cardCompanyAddress: 'san.ST+L+STREET',
        holderName: 'subject.CN',
        holderAddress: 'subject.ST+L',
        serial: 'serialNumber',
        issuer: 'issuer',
        expiry: 'validity.notAfter',
      },
    }
    expect(json).toEqual({
      reader: B,
      atr: '3B8C018073C021C0564B4F5348494E11',
      application: 'piv',
      triesLeft: 2,
      certificates: [
        { role: 'authentication', logsIn: true, ...certificate },
        { role: 'signature', logsIn: false, ...certificate }, // the sample has one in both places
      ],
    })
  })

  it('looks for rows where the operator says that the issuer has them', async () => {
    reader.insert(A, sample.fresh())
    const config = join(folder, 'koshin.toml')
    const dn = 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
    writeFileSync(config, `[[issuer]]\ndn = "${dn}"\n[issuer.rows]\nholder-name = ["san.CN", "subject.L"]\n`)
    const { json } = await koshinCard(['show', '--config', config])
    expect(json.certificates[0]).toMatchObject({
      rows: { holderName: 'Kawasaki' },
      sources: { holderName: 'subject.L' },
    })
    writeFileSync(config, '[policies]\ncompany = "refuse"\n')
    const refused = await koshinCard(['show', '--config', config])
    expect(refused).toMatchObject({ code: 78, json: null, asked: { reader: false } })
    expect(refused.complaint).toContain('policies.company')
  })

  it('names a certificate that is not to be seen, and which one logs in', async () => {
    const mine = await jpkiCardKind()
    reader.insert(A, mine.fresh())
    const { json } = await koshinCard(['show'])
    const seen = { role: 'authentication', logsIn: true, fingerprint: fingerprintOf(mine.certificate) }
    const unseen = { role: 'signature', logsIn: false, fingerprint: null, subject: null, publicKey: null, rows: null }
    expect(json).toMatchObject({ application: 'jpki', triesLeft: 3, certificates: [seen, unseen] })
    expect(json.certificates).toHaveLength(2)
  })

  it('does not mix two cards', async () => {
    const turning = turningCard(sample.fresh(), other.fresh())
    let selected = 0
    reader.insert(A, {
      ...turning,
      transmit(command) {
        if (command[1] === 0xa4 && ++selected === 2) turning.turn()
        return turning.transmit(command)
      },
    })
    expect(await koshinCard(['show'])).toMatchObject({ code: 3, json: { failure: { kind: 'card.changed' } } })
  })

  it('takes the first card, or the one in the reader that is named', async () => {
    reader.insert(A, mute)
    reader.insert(B, sample.fresh())
    reader.insert(C, other.fresh())
    const shown = async (...args: string[]) => (await koshinCard(['show', ...args])).json
    expect(await shown()).toMatchObject({ reader: B })
    expect(await shown('--reader', C)).toMatchObject({ reader: C })
    expect(await shown('--reader', A)).toEqual({ failure: { kind: 'card.mute' } })
    expect(await shown('--reader', D)).toEqual({ failure: { kind: 'card.absent' } })
    expect(await shown('--reader', 'E')).toEqual({ failure: { kind: 'reader.unavailable' } })
    expect(closed).toBe(5)
  })

  it('says what is wrong as data, with exit code 3', async () => {
    expect(await koshinCard(['show'])).toMatchObject({ code: 3, json: { failure: { kind: 'card.absent' } } })
    reader.insert(A, strange)
    expect(await koshinCard(['show'])).toMatchObject({
      code: 3,
      json: { failure: { kind: 'card.unsupported', atr: '3B021450' } },
    })
  })
})

it('says that a transcript cannot be written, before anything is sent', async () => {
  reader.insert(A, sample.fresh())
  const { code, complaint, asked } = await koshinCard(['list', '--transcript', join(folder, 'missing', 'transcript')])
  expect({ code, asked: asked.reader }).toEqual({ code: 2, asked: false })
  expect(complaint).toContain('missing')
})

describe('card prove', () => {
  const card = () => faultyCard(sample.fresh())
  const file = (name: string) => join(folder, name)

  function prove(statement: Uint8Array | string, given: Given = { input: '123456\n' }, ...more: string[]) {
    writeFileSync(file('statement'), statement)
    return koshinCard(['prove', '--statement', file('statement'), '--out', file('signature'), ...more], given)
  }

  it.each(['123456\n', '123456\r\n', '123456'])('signs with the PIN %j', async (input) => {
    reader.insert(A, card())
    const statement = statementFor(sample.certificate)
    expect(await prove(statement, { input })).toMatchObject({
      code: 0,
      json: { algorithm: 'rsa-pkcs1-sha256', fingerprint: fingerprintOf(sample.certificate) },
    })
    expect(verify('sha256', statement, sample.key.publicKey, readFileSync(file('signature')))).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['signature', 'statement'])
  })

  it('signs as the new card what names it as the new card', async () => {
    reader.insert(B, other.fresh())
    const statement = statementFor(other.certificate, sample.certificate)
    expect(await prove(statement)).toMatchObject({ code: 0, json: { algorithm: 'ecdsa-sha256' } })
    expect(verify('sha256', statement, other.key.publicKey, readFileSync(file('signature')))).toBe(true)
  })

  it('signs with the certificate of the role that is asked for', async () => {
    reader.insert(
      A,
      sample.fresh({
        slots: new Map([
          [0x9a, sample.contents],
          [0x9c, other.contents],
        ]),
      }),
    )
    const statement = statementFor(other.certificate)
    const given = { input: '123456\n' }
    expect(await prove(statement, given, '--role', 'signature')).toMatchObject({ code: 0 })
    expect(verify('sha256', statement, other.key.publicKey, readFileSync(file('signature')))).toBe(true)
    expect(await prove(statement, given)).toMatchObject({ code: 3, json: { failure: { kind: 'card.changed' } } })
  })

  it.each([
    ['another card', statementFor(other.certificate)],
    ['this card as the current and another as the new one', statementFor(other.certificate, sample.certificate)],
  ])('hands no PIN to a card when the statement is for %s', async (_, statement) => {
    const inserted = card()
    reader.insert(A, inserted)
    expect(await prove(statement)).toMatchObject({ code: 3, json: { failure: { kind: 'card.changed' } } })
    expect(inserted.verifies()).toBe(0)
    expect(existsSync(file('signature'))).toBe(false)
  })

  const sound = Buffer.from(statementFor(sample.certificate)).toString()
  it.each([
    ['nothing', ''],
    ['a contract', 'I hereby sell my house.\n'],
    ['a statement without its last line feed', sound.slice(0, -1)],
    ['a statement with a line more', `${sound}and my house\n`],
    ['another kind of statement', sound.replace('kind renewal', 'kind contract')],
    ['a very long file', sound.repeat(100)],
  ])('sends nothing to a card, and asks for no PIN, for %s', async (_, statement) => {
    const inserted = card()
    reader.insert(A, inserted)
    const failure = { kind: 'registry.not-accepted', detail: 'statement' }
    const asked = { pin: false, reader: false }
    expect(await prove(statement)).toMatchObject({ code: 3, json: { failure }, asked })
    expect(inserted.exchanges()).toBe(0)
  })

  it.each([
    ['000000\n', { kind: 'pin.wrong', triesLeft: 4 }, 1],
    ['12345\n', { kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 0],
    ['', { kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 0],
    [`${'1'.repeat(100)}\n`, { kind: 'pin.illegal', minLength: 6, maxLength: 8 }, 0],
  ])('says what was wrong with the PIN %j', async (input, failure, verifies) => {
    const inserted = card()
    reader.insert(A, inserted)
    writeFileSync(file('signature'), 'of yesterday')
    expect(await prove(statementFor(sample.certificate), { input })).toMatchObject({ code: 3, json: { failure } })
    expect(inserted.verifies()).toBe(verifies)
    expect(readFileSync(file('signature'), 'utf8')).toBe('of yesterday')
    expect(readdirSync(folder).sort()).toEqual(['signature', 'statement'])
  })

  it('reads no PIN from a terminal, which would show it', async () => {
    const inserted = card()
    reader.insert(A, inserted)
    const { code, complaint, asked } = await prove(statementFor(sample.certificate), { terminal: true })
    expect({ code, pin: asked.pin }).toEqual({ code: 2, pin: false })
    expect([complaint, inserted.verifies()]).toEqual([expect.stringContaining('terminal'), 0])
    expect(readdirSync(folder)).toEqual(['statement'])
  })

  it('spends no try where the signature could not be kept', async () => {
    const inserted = card()
    reader.insert(A, inserted)
    const out = join(folder, 'missing', 'signature')
    expect(await prove(statementFor(sample.certificate), { input: '123456' }, '--out', out)).toMatchObject({ code: 2 })
    expect(await prove(statementFor(sample.certificate), { input: '123456' }, '--out', folder)).toMatchObject({
      code: 2,
    })
    expect(inserted.exchanges()).toBe(0)
  })

  it('says which file is missing', async () => {
    const { code, complaint } = await koshinCard(['prove', '--statement', file('none'), '--out', file('signature')])
    expect(code).toBe(2)
    expect(complaint).toContain(file('none'))
  })
})

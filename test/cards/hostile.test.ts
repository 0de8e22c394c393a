import { afterAll, describe, expect, it } from 'vitest'
import { collectGarbage } from '../../src/reader/collect-garbage.ts'
import { fingerprintOf } from '../../src/reader/operations.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { createJpkiCard } from '../../src/virtual/jpki/create-jpki-card.ts'
import { createPivCard } from '../../src/virtual/piv/create-piv-card.ts'
import { createPkcs15Card } from '../../src/virtual/pkcs15/create-pkcs15-card.ts'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { applicationCards } from '../support/application-cards.ts'
import { pinOctets } from '../support/certified-card.ts'
import { hex, text } from '../support/hex.ts'

const cards = await applicationCards()
const { privateKey } = cards.piv
const SECONDS = 2
const MEBIBYTES = 32 // what a session may take
const ANSWER = 65_544 // octets, more than any answer may have

/** The command that each of the applications is selected by, as its driver sends it. */
const SELECTS: Readonly<Record<string, RegExp>> = {
  piv: /^00A4040009A000000308/,
  pkcs15: /^00A4040[0C]0CA000000063504B43532D3135/,
  jpki: /^00A4040C0AD392F0/,
}
type Application = 'piv' | 'pkcs15' | 'jpki'

/** What a card says to everything after it was selected. */
const ANSWERS: Readonly<Record<string, Uint8Array>> = {
  'a cut object': hex('5382 0400 7082 03 9000'),
  'a cut SEQUENCE': hex('3082 0400 3082 9000'),
  'a length that lies': hex('3005 3003 9000'),
  'a length of 4 GiB': hex('3084FFFFFFFF 00 9000'),
  'an object of 4 GiB': hex('5384FFFFFFFF 00 9000'),
  'a length of 16 MiB': hex('3083FFFFFF 00 9000'),
  'a certificate of 65,544 octets': hex('308301 0004 00 9000'),
  'a length without an end': hex('3080 9000'),
  'nothing but a tag': hex('1F 9000'),
  'objects in objects': Buffer.concat([...Array.from({ length: 60 }, (_, depth) => nested(60 - depth)), hex('9000')]),
  'answers in endless pieces': Buffer.concat([Buffer.alloc(256, 0x30), hex('6100')]),
  'answers in endless empty pieces': hex('6100'),
  'answers in endless pieces of 64 KiB': Buffer.concat([Buffer.alloc(65_536, 0x30), hex('6100')]),
  'that another Le is wanted': hex('6C01'),
  'that 256 octets are wanted': hex('6C00'),
  'more than it may': Buffer.concat([Buffer.alloc(ANSWER, 0x30), hex('9000')]),
  'yes to everything': hex('9000'),
  'one octet': hex('30'),
}

function nested(depth: number): Uint8Array {
  return Uint8Array.of(0x30, depth * 2 - 2)
}

interface Cost {
  exchanges: number
  mebibytes: number
}

const used = () => {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

/** The card, and what it saw while it was used. */
function measured(card: SoftwareCard) {
  const before = used()
  const cost: Cost = { exchanges: 0, mebibytes: 0 }
  const transmit = (command: Uint8Array) => {
    cost.exchanges++
    if (cost.exchanges % 16 === 0) look()
    return card.transmit(command)
  }
  const look = () => {
    if (used() - before > MEBIBYTES) collectGarbage() // what is left is taken
    cost.mebibytes = Math.max(cost.mebibytes, used() - before)
    return cost
  }
  return { look, card: { ...card, transmit } }
}

const hostile = (application: Application, answer: Uint8Array): SoftwareCard => ({
  ...cards[application].fresh(),
  transmit(command) {
    const asked = text(command)
    if (SELECTS[application]?.test(asked)) return hex('9000')
    return Object.values(SELECTS).some((select) => select.test(asked)) ? hex('6A82') : answer
  },
})

/** Reads it and has it sign, as if it had been good when it was read. */
async function use(application: Application, card: SoftwareCard) {
  const began = performance.now()
  const watched = measured(card)
  const reader = createVirtualReader({ readers: ['R'] })
  reader.insert('R', watched.card)
  const insertion = reader.status().readers[0]?.card?.insertion ?? 0
  const { certificate, pin } = cards[application]
  const request = {
    insertion,
    fingerprint: fingerprintOf(certificate),
    pin: pinOctets(pin),
    statement: Buffer.from('s'),
  }
  const read = await reader.readCard(insertion)
  const all = await reader.candidates(insertion)
  const proof = await reader.prove(request)
  await reader.close()
  return { read: read.ok && all.ok, proved: proof.ok, seconds: (performance.now() - began) / 1000, ...watched.look() }
}

const worst = { seconds: 0, mebibytes: 0, exchanges: 0 }

function expectCheap({ seconds, mebibytes, exchanges }: typeof worst) {
  worst.seconds = Math.max(worst.seconds, seconds)
  worst.mebibytes = Math.max(worst.mebibytes, mebibytes)
  worst.exchanges = Math.max(worst.exchanges, exchanges)
  expect(seconds).toBeLessThan(SECONDS)
  expect(mebibytes).toBeLessThan(MEBIBYTES)
}

describe.each(['piv', 'pkcs15', 'jpki'] as const)('a %s card that answers', (application) => {
  it.each(Object.entries(ANSWERS))('%s is given up soon and cheaply', async (_name, answer) => {
    const end = await use(application, hostile(application, answer))
    expect([end.read, end.proved]).toEqual([false, false])
    expectCheap(end)
  })
})

describe('a card whose certificate', () => {
  const { certificate } = cards.piv
  const big = Buffer.concat([certificate, Buffer.alloc(70_000)])
  const pinned = { pin: '123456', maxTries: 3, triesLeft: 3, authority: certificate }
  const bomb = { certificate: new Uint8Array(48 * 2 ** 20), zipped: true }
  const zipped = { certificate: big, zipped: true }
  const lies = Uint8Array.of(0x30, 0x83, 0x01, 0x11, 0x70, ...certificate)
  it.each<[string, Application, () => SoftwareCard]>([
    ['is a gzip bomb of 48 MiB', 'piv', () => createPivCard({ ...pinned, ...bomb, privateKey })],
    ['has more than 64 KiB (piv)', 'piv', () => createPivCard({ ...pinned, certificate: big, privateKey })],
    ['has more than 64 KiB (zipped)', 'piv', () => createPivCard({ ...pinned, ...zipped, privateKey })],
    ['has more than 64 KiB (pkcs15)', 'pkcs15', () => createPkcs15Card({ ...pinned, certificate: lies, privateKey })],
    ['has more than 64 KiB (jpki)', 'jpki', jpkiWith],
  ])('%s', async (_name, application, create) => {
    const end = await use(application, create())
    expect([end.read, end.proved]).toEqual([false, false])
    expectCheap(end)
  })

  function jpkiWith(): SoftwareCard {
    const own = { certificate: lies, authority: certificate, privateKey, triesLeft: 3 }
    return createJpkiCard({
      token: 'JPKIAPICCTOKEN2',
      authentication: { ...own, pin: '1234' },
      signature: { ...own, pin: 'ABC123' },
    })
  }
})

afterAll(() => {
  const { seconds, mebibytes, exchanges } = worst
  const figures = `${seconds.toFixed(3)} s, ${mebibytes.toFixed(1)} MiB, ${exchanges} exchanges`
  process.stdout.write(`the worst of all hostile cards, read, shown and asked to sign: ${figures}\n`)
})

import { expect, it } from 'vitest'
import { readPaddedObjects } from '../../../src/cards/pkcs15/padded-objects.ts'
import { privateKeys } from '../../../src/cards/pkcs15/private-keys.ts'
import { signingAlgorithms } from '../../../src/cards/pkcs15/signing-algorithms.ts'
import type { SupportedAlgorithm } from '../../../src/cards/pkcs15/token-info.ts'
import { verifyingKey } from '../../../src/cards/verifying-key.ts'
import { ecKey, rsaKey, testAuthority } from '../../support/certificates.ts'
import * as files from '../../support/pkcs15-files.ts'

const known = verifyingKey(await (await testAuthority()).certify({ key: rsaKey() }))
if (!known.ok) throw new Error('no key')
const key = known.value

const listed = (reference: number, mechanism: number, algorithm?: number): SupportedAlgorithm => ({
  reference,
  mechanism,
  signs: true,
  algorithm,
})

/** The references in turn, and how long what the card is given is. */
function asked(algorithms: readonly SupportedAlgorithm[], more = '020101', rsaAlgorithm?: number) {
  const entries = readPaddedObjects(files.privateKey({ more }))
  const [entry] = privateKeys(entries.ok ? entries.value : [])
  if (!entry) throw new Error('no entry')
  const card = { tellsTriesLeft: false, ...(rsaAlgorithm === undefined ? {} : { rsaAlgorithm }) }
  return signingAlgorithms(key, entry, { label: '', algorithms }, card).map(({ algorithm, input }) => [
    algorithm,
    input(Buffer.from('abc')).length,
  ])
}

it('asks with what EF(TokenInfo) lists, the simplest for the card first', () => {
  const all = [listed(1, 0x03, 0x10), listed(2, 0x40, 0x42), listed(3, 0x01, 0x02), listed(4, 0x06, 0x05)]
  expect(asked(all)).toEqual([
    [0x02, 51],
    [0x42, 32],
    [0x10, 256],
  ])
})

it('asks for what the key names only', () => {
  expect(asked([listed(1, 0x01, 0x02), listed(2, 0x40, 0x42)], '020101 A103020102')).toEqual([[0x42, 32]])
})

it('asks for what is not for signing never', () => {
  expect(asked([{ ...listed(1, 0x01, 0x33), signs: false }])).not.toContainEqual([0x33, 51])
})

it.each([[[]], [[listed(1, 0x01)]]])('asks in the usual ways where nothing is listed', (algorithms) => {
  expect(asked(algorithms)).toEqual([
    [undefined, 51],
    [0x02, 51],
    [0x11, 51],
  ])
})

it('asks in the way of a known card', () => {
  expect(asked([], '020101', 0x12)).toEqual([[0x12, 51]])
})

it.each([[undefined], [0x21]])('asks a known card for ECDSA with its reference: %s', async (ecAlgorithm) => {
  const ec = verifyingKey(await (await testAuthority()).certify({ key: ecKey() }))
  const entries = readPaddedObjects(files.privateKey({ tag: 'A0' }))
  const [entry] = privateKeys(entries.ok ? entries.value : [])
  if (!ec.ok || !entry) return expect.unreachable()
  const card = { tellsTriesLeft: false, ...(ecAlgorithm === undefined ? {} : { ecAlgorithm }) }
  expect(signingAlgorithms(ec.value, entry, { label: '', algorithms: [] }, card)).toMatchObject([
    { algorithm: ecAlgorithm },
  ])
})

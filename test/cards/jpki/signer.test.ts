import { expect, it } from 'vitest'
import { jpkiSigner } from '../../../src/cards/jpki/signer.ts'
import { type VerifyingKey, verifyingKey } from '../../../src/cards/verifying-key.ts'
import { done, failed } from '../../../src/result.ts'
import { ecKey, rsaKey, testAuthority } from '../../support/certificates.ts'
import { scriptedChannel } from '../../support/scripted-channel.ts'

const authority = await testAuthority()
async function known(key: ReturnType<typeof ecKey>): Promise<VerifyingKey> {
  const result = verifyingKey(await authority.certify({ key }))
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}
const key = await known(rsaKey())

const DIGEST = 'BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD' // FIPS 180-4, 'abc'
const SIGN = `802A008033 3031300D060960864801650304020105000420 ${DIGEST} 00`.replaceAll(' ', '')
const sign = (card: ReturnType<typeof scriptedChannel>) => jpkiSigner(card, key)?.(Buffer.from('abc'))

it('signs the DigestInfo of the statement with the key for authentication', async () => {
  const card = scriptedChannel('9000', `${'C0'.repeat(256)}9000`)
  expect(await sign(card)).toEqual(done(new Uint8Array(256).fill(0xc0)))
  expect(card.sent).toEqual(['00A4020C020017', SIGN])
})

it('fetches a signature that is announced', async () => {
  const card = scriptedChannel('9000', '6100', `${'C0'.repeat(256)}9000`)
  expect(await sign(card)).toEqual(done(new Uint8Array(256).fill(0xc0)))
  expect(card.sent).toEqual(['00A4020C020017', SIGN, '00C0000000'])
})

it.each([
  ['no key', ['6A82'], { kind: 'card.malformed', detail: 'a JPKI card without file 0017' }],
  ['the PIN wanting', ['9000', '6982'], { kind: 'card.signing-failed', statusWord: '6982' }],
  ['no signature', ['9000', '9000'], { kind: 'card.malformed', detail: 'a signature of 0 octets' }],
  [
    'half a signature',
    ['9000', `${'C0'.repeat(128)}9000`],
    { kind: 'card.malformed', detail: 'a signature of 128 octets' },
  ],
  ['the card gone', ['9000', ''], { kind: 'card.removed' }],
] as const)('fails with %s', async (_name, answers, failure) => {
  expect(await sign(scriptedChannel(...answers))).toEqual(failed(failure))
})

it.each([rsaKey(1024), rsaKey(3072), ecKey('P-384')])('signs with no other key', async (other) => {
  expect(jpkiSigner(scriptedChannel(), await known(other))).toBeNull()
})

import { X509Certificate } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { certificateSpki } from '../../src/cards/certificate-spki.ts'
import { encodeTlv } from '../../src/iso7816/encode-tlv.ts'
import { ecKey, rsaKey, testAuthority } from '../support/certificates.ts'
import { text } from '../support/hex.ts'

let ec: Uint8Array
let rsa: Uint8Array
beforeAll(async () => {
  const authority = await testAuthority()
  ec = await authority.certify({ key: ecKey() })
  rsa = await authority.certify({ key: rsaKey() })
})

describe('the key of a certificate', () => {
  it.each(['ec', 'rsa'])('is what Node finds there (%s)', (kind) => {
    const certificate = kind === 'ec' ? ec : rsa
    const spki = certificateSpki(certificate)
    const expected = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' })
    expect(spki.ok && text(spki.value)).toBe(text(expected))
  })

  it('is found in a certificate of version 1 too, which has no version field', () => {
    const spki = encodeTlv(0x30, Uint8Array.of(5, 0))
    const before = Buffer.concat(Array.from({ length: 5 }, (_, index) => encodeTlv(0x30, Uint8Array.of(2, 1, index))))
    const certificate = encodeTlv(0x30, encodeTlv(0x30, Buffer.concat([before, spki])))
    expect(certificateSpki(certificate)).toEqual({ ok: true, value: spki })
  })

  it('is a failure wherever the certificate is cut off', () => {
    for (let length = 0; length < 320; length++)
      expect(certificateSpki(ec.subarray(0, length))).toMatchObject({ failure: { kind: 'card.malformed' } })
  })
})

import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { certificateFromObject, startsWith } from '../../../src/cards/piv/certificate-object.ts'
import { encodeTlv } from '../../../src/iso7816/encode-tlv.ts'
import { hex } from '../../support/hex.ts'

const certificate = Uint8Array.from({ length: 900 }, (_, index) => index % 251)
const object = (content: Uint8Array, info: string, rest = 'FE00') =>
  encodeTlv(0x53, Buffer.concat([encodeTlv(0x70, content), hex(info), hex(rest)]))

describe('the certificate of a PIV card', () => {
  it.each([
    ['as it is', object(certificate, '710100')],
    ['without a word about packing', object(certificate, '')],
    ['with a key identifier between', object(certificate, '710100', '7201AAFE00')],
    ['gzipped', object(gzipSync(certificate), '710101')],
    ['gzipped, marked 80', object(gzipSync(certificate), '710180')],
    ['deflated', object(deflateSync(certificate), '710101')],
  ])('is read %s', (_name, octets) => {
    expect(certificateFromObject(octets)).toEqual({ ok: true, value: certificate })
  })

  it.each([
    ['an empty object', hex('5300')],
    ['an empty certificate', object(new Uint8Array(), '710100')],
  ])('is missing in %s', (_name, octets) => {
    expect(certificateFromObject(octets)).toEqual({ ok: false, failure: { kind: 'card.certificate-missing' } })
  })

  it.each([
    ['no object', hex('')],
    ['another object', hex('7E0170')],
    ['two certificates', encodeTlv(0x53, hex('7001AA 7001BB'))],
    ['no certificate', encodeTlv(0x53, hex('710100 FE00'))],
    ['a packing that is none', object(certificate, '710101')],
    ['a packing cut short', object(gzipSync(certificate).subarray(0, 20), '710101')],
    ['a bomb of 16 MiB', object(gzipSync(new Uint8Array(2 ** 24)), '710101')],
  ])('is refused in %s', (_name, octets) => {
    expect(certificateFromObject(octets)).toMatchObject({ failure: { kind: 'card.malformed' } })
  })

  it('is a failure wherever it is cut off', () => {
    const octets = object(certificate, '710100')
    for (let length = 0; length < octets.length; length++)
      expect(certificateFromObject(octets.subarray(0, length)).ok).toBe(false)
  })
})

describe('the start of a certificate object', () => {
  const start = object(certificate, '710100').subarray(0, 256)

  it('tells whether it is of this certificate', () => {
    expect(startsWith(start, certificate)).toBe(true)
    expect(startsWith(object(certificate, '710100'), certificate)).toBe(true)
    for (const at of [0, 20, 127, 200]) expect(startsWith(start, certificate.with(at, 0xff))).toBe(false)
  })

  it.each([
    ['nothing', hex('')],
    ['too little', start.subarray(0, 100)],
    ['a zipped one', object(gzipSync(certificate), '710101').subarray(0, 256)],
  ])('does not tell with %s', (_name, octets) => expect(startsWith(octets, certificate)).toBe(false))

  it('does not tell of a certificate too short to be one', () => {
    const short = certificate.subarray(0, 100)
    expect(startsWith(object(short, '710100'), short)).toBe(false)
  })
})

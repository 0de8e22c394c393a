import { describe, expect, it } from 'vitest'
import { readCrl, serialKey } from '../../src/certificate/crl.ts'
import { testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()

describe('a revocation list', () => {
  it('is read with all its entries, many more than asn1js would take', async () => {
    const listed = await Promise.all(
      Array.from({ length: 1500 }, (_, index) => authority.certify({ serial: serial(index) })),
    )
    const crl = readCrl(await authority.revocationList(...listed))
    expect(crl?.revoked.size).toBe(1500)
    expect(crl?.revoked.has(serialKey(Buffer.from(serial(7), 'hex')))).toBe(true)
  })

  it('may be empty', async () => {
    expect(readCrl(await authority.revocationList())?.revoked.size).toBe(0)
  })

  it('names serials without the zeros that some write before them', () => {
    expect(serialKey(Buffer.from('0000f1', 'hex'))).toBe(serialKey(Buffer.from('f1', 'hex')))
    expect(serialKey(Buffer.from('00', 'hex'))).toBe('00')
    expect(serialKey(Buffer.from('f100', 'hex'))).not.toBe(serialKey(Buffer.from('f1', 'hex')))
  })

  it('is refused with an octet too few or too many, and is no certificate', async () => {
    const der = await authority.revocationList()
    expect(readCrl(der.subarray(0, -1))).toBeNull()
    expect(readCrl(Buffer.concat([der, Buffer.alloc(1)]))).toBeNull()
    expect(readCrl(authority.certificate)).toBeNull()
  })
})

const serial = (index: number): string => `01${index.toString(16).padStart(6, '0')}`

import { describe, expect, it } from 'vitest'
import { viewCertificate } from '../../src/certificate/view.ts'
import { type CertificateOptions, ecKey, patched, rsaKey, testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()

async function view(options: CertificateOptions = {}) {
  const result = await viewCertificate(await authority.certify(options))
  if (!result.ok) throw new Error(result.failure.kind)
  return result.value
}
const rows = async (options: CertificateOptions) => (await view(options)).rows

describe('the view of a certificate', () => {
  it('has the rows of the manual', async () => {
    expect(await rows({ serial: '2b1f68ea000000000000000000000000deadbe39' })).toEqual({
      cardCompanyName: 'bidca4',
      cardCompanyAddress: 'Minato Akasaka',
      holderName: 'ARServer4',
      holderAddress: 'Kanagawa Kawasaki',
      serial: BigInt('0x2b1f68ea000000000000000000000000deadbe39').toString(),
      issuer: 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP',
      expiry: '2029/12/13',
    })
  })

  it('has the dates in UTC, the fingerprint and the key', async () => {
    const rsa = await view({ key: rsaKey() })
    expect(rsa).toMatchObject({ notBefore: '2024-12-13T15:00:00Z', notAfter: '2029-12-13T14:59:59Z' })
    expect(rsa.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(rsa.publicKey).toEqual({ algorithm: 'rsa', bits: 2048 })
    expect((await view({ key: ecKey('P-384') })).publicKey).toEqual({ algorithm: 'ec', bits: 384 })
  })

  it('shows the last day in Japan', async () => {
    expect((await rows({ notAfter: '2029-12-13T15:00:00Z' })).expiry).toBe('2029/12/14')
    expect((await rows({ notAfter: '9999-12-31T23:59:59Z' })).expiry).toBe('9999/12/31')
  })

  it('keeps the sign of a serial', async () => {
    const der = patched(await authority.certify({ serial: '7b11' }), [0x02, 0x02, 0x7b, 0x11], [0x02, 0x02, 0xfb, 0x11])
    const result = await viewCertificate(der)
    expect(result.ok && result.value.rows.serial).toBe('-1263')
  })

  it('falls back to the subject, then to blank', async () => {
    const subject = 'C=JP, ST=Tokyo, O=Tokyo Works, CN=TARO'
    expect(await rows({ subject, alternative: null })).toMatchObject({
      cardCompanyName: 'Tokyo Works',
      cardCompanyAddress: 'Tokyo',
      holderName: 'TARO',
      holderAddress: 'Tokyo',
    })
    expect(await rows({ subject: 'C=JP', alternative: null })).toMatchObject({
      cardCompanyName: '',
      cardCompanyAddress: '',
      holderName: '',
      holderAddress: '',
    })
  })

  it('prefers the kanji name of the alternative name, rare kanji included', async () => {
    const alternative = [
      { O: ['(株)テスト工務店01'] },
      { ST: ['東京都'], L: ['港区'] },
      { '2.5.4.9': ['赤坂1-2'] },
      { CN: [{ bmpString: '𠮷田 太郎' }] },
    ]
    expect(await rows({ alternative })).toMatchObject({
      cardCompanyName: '(株)テスト工務店01',
      cardCompanyAddress: '東京都 港区 赤坂1-2',
      holderName: '𠮷田 太郎',
      holderAddress: 'Kanagawa Kawasaki',
    })
  })

  it('takes the postal address where no street is named', async () => {
    const alternative = [{ O: ['A'] }, { '2.5.4.16': ['1-2-3 Akasaka'] }]
    expect((await rows({ alternative })).cardCompanyAddress).toBe('1-2-3 Akasaka')
  })

  it('is not talked out of the company by a crafted value', async () => {
    // As text, the backslash would join the next attribute to its own value, and the subject's company would be shown.
    const alternative = [{ CN: [{ utf8String: 'x\\' }] }, { O: [{ utf8String: 'Evil" , O="Good' }] }]
    expect(await rows({ alternative, subject: 'O=Good Company' })).toMatchObject({
      cardCompanyName: 'Evil" , O="Good',
      holderName: 'x\\',
    })
  })

  it('shows no names of a My Number card, whose subject is an opaque id', async () => {
    const name =
      'C=JP, O=JPKI, OU=JPKI for user authentication, OU=Japan Agency for Local Authority Information Systems'
    const result = await viewCertificate(await (await testAuthority({ name })).certify())
    expect(result.ok && result.value.rows).toMatchObject({ cardCompanyName: '', holderName: '', holderAddress: '' })
  })

  it('escapes the issuer as RFC 4514 wants, with several attributes in one RDN', async () => {
    const other = await testAuthority({
      name: 'C=JP, 2.5.4.5=77+O="A, B", CN="#x+y"',
    })
    const result = await viewCertificate(await other.certify())
    expect(result.ok && result.value.rows.issuer).toBe('CN=\\#x\\+y,serialNumber=77+O=A\\, B,C=JP')
  })

  it.each([
    ['nothing', async () => new Uint8Array()],
    ['text', async () => Buffer.from('hello')],
    ['a certificate with an octet too many', async () => Buffer.concat([await authority.certify(), Buffer.alloc(1)])],
    ['a certificate cut short', async () => (await authority.certify()).subarray(0, -1)],
    ['more than 64 KiB', async () => Buffer.alloc(64 * 1024 + 1, 0x30)],
    ['a serial of 21 octets', async () => authority.certify({ serial: '7f'.repeat(21) })],
    [
      'a day that does not exist',
      async () =>
        patched(await authority.certify({ notAfter: '2029-12-13T14:59:59Z' }), '291213145959Z', '290230145959Z'),
    ],
  ])('refuses %s', async (_, der) => {
    expect(await viewCertificate(await der())).toEqual({
      ok: false,
      failure: { kind: 'card.malformed', detail: 'certificate' },
    })
  })

  it('reads or refuses every certificate with one octet changed', async () => {
    const der = await authority.certify()
    for (let index = 0; index < der.length; index++) {
      const changed = Uint8Array.from(der)
      changed[index] = (changed[index] ?? 0) ^ 0x81
      expect(typeof (await viewCertificate(changed)).ok).toBe('boolean')
    }
  })
})

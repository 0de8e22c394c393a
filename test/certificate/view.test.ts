import { describe, expect, it } from 'vitest'
import { BUILT_IN_ISSUERS, withIssuers } from '../../src/certificate/issuers.ts'
import { strictView, viewCertificate } from '../../src/certificate/view.ts'
import { type CertificateOptions, ecKey, patched, rsaKey, testAuthority } from '../support/certificates.ts'
import { der, directoryName, name, otherName } from '../support/der.ts'

const authority = await testAuthority()

async function view(options: CertificateOptions = {}) {
  const der = await authority.certify(options)
  const result = await viewCertificate(der)
  expect(strictView(der, BUILT_IN_ISSUERS)).toEqual(result)
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

  it('says in which place it found each row', async () => {
    expect((await view()).sources).toEqual({
      cardCompanyName: 'san.O',
      cardCompanyAddress: 'san.ST+L+STREET',
      holderName: 'subject.CN',
      holderAddress: 'subject.ST+L',
      serial: 'serialNumber',
      issuer: 'issuer',
      expiry: 'validity.notAfter',
    })
    expect((await view({ subject: 'C=JP', alternative: [{ '2.5.4.16': ['1-2-3'] }] })).sources).toMatchObject({
      cardCompanyName: null,
      cardCompanyAddress: 'san.postalAddress',
      holderName: null,
    })
  })

  it('looks where the table of issuers says, place after place', async () => {
    const dn = 'OU=bidca4,O=pmi4,ST=Kanagawa,C=JP'
    const places = {
      holderName: ['san.2.5.4.42', 'subject.l'],
      cardCompanyAddress: ['subject.ST+L+C'],
      holderAddress: [],
    }
    const table = withIssuers(BUILT_IN_ISSUERS, [{ dn, rules: {}, pin: {}, places }])
    const result = await viewCertificate(await authority.certify(), table)
    expect(result.ok && result.value).toMatchObject({
      rows: { holderName: 'Kawasaki', cardCompanyAddress: 'Kanagawa Kawasaki JP', holderAddress: '' },
      sources: { holderName: 'subject.l', cardCompanyAddress: 'subject.ST+L+C', cardCompanyName: 'san.O' },
    })
  })

  it('reads strings that the package reads wrongly', async () => {
    const alternative = name(
      ['2.5.4.3', der(28, Buffer.from('00020bb700007530', 'hex'))],
      ['2.5.4.7', der(20, 'Minato')],
      ['2.5.4.10', der(20, Buffer.from('836583588367', 'hex'))],
    )
    expect(await rows({ alternativeNames: [directoryName(alternative)] })).toMatchObject({
      holderName: '𠮷田',
      cardCompanyAddress: 'Minato',
      cardCompanyName: '#1406836583588367', // Shift_JIS, which a TeletexString does not hold
    })
  })

  it('shows a postal address of several lines', async () => {
    const address = name(['2.5.4.16', der(0x30, der(12, '東京都港区'), der(12, '赤坂1-2'))])
    expect((await rows({ alternativeNames: [directoryName(address)] })).cardCompanyAddress).toBe('東京都港区 赤坂1-2')
  })

  it('keeps hostile text as it is', async () => {
    const hostile = '\0A\n\x1b]8;;x\x07\u202e\u{e0041}'
    const names = [directoryName(name(['2.5.4.10', hostile], ['2.5.4.3', der(12, hostile)]))]
    expect(await rows({ alternativeNames: names })).toMatchObject({ cardCompanyName: hostile, holderName: hostile })
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
    const issuer =
      'C=JP, O=JPKI, OU=JPKI for user authentication, OU=Japan Agency for Local Authority Information Systems'
    const result = await viewCertificate(await (await testAuthority({ name: issuer })).certify())
    expect(result.ok && result.value.rows).toMatchObject({ cardCompanyName: '', holderName: '', holderAddress: '' })
  })

  it('shows name and address of a My Number card for signing, from the first otherName of each kind', async () => {
    const subject = 'C=JP, CN=20230715000000000000000000AB'
    const issuer = `C=JP, O=JPKI, OU=JPKI for digital signature, OU=Japan Agency for Local Authority Information Systems`
    const signing = await testAuthority({ name: issuer })
    const alternativeNames = [
      directoryName(name(['2.5.4.6', 'JP'], ['2.5.4.10', '公的個人認証サービス'])),
      otherName('1.2.392.200149.8.5.5.1', der(12, '𠮷田 花子')),
      otherName('1.2.392.200149.8.5.5.4', der(12, '3600101')),
      otherName('1.2.392.200149.8.5.5.5', der(12, '東京都港区赤坂１－２')),
      otherName('1.2.392.200149.8.5.5.1', der(12, 'somebody else')),
    ]
    const result = await viewCertificate(await signing.certify({ subject, alternativeNames }))
    expect(result.ok && result.value).toMatchObject({
      rows: { cardCompanyName: '', holderName: '𠮷田 花子', holderAddress: '東京都港区赤坂１－２' },
      sources: { cardCompanyName: null, holderName: 'san.otherName:1.2.392.200149.8.5.5.1' },
    })
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

import { execFile } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadSamples, type SampleName, type Samples } from '../../src/virtual/samples.ts'

const now = new Date('2026-11-23T06:20:00Z')
const run = promisify(execFile)

let folder: string
let samples: Samples
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'koshin-samples-'))
  samples = await loadSamples({ folder, now })
})
afterAll(() => rm(folder, { recursive: true }))

const certificate = (name: SampleName): X509Certificate => new X509Certificate(samples.cards[name].certificate)
const names = (): readonly SampleName[] => Object.keys(samples.cards) as SampleName[]

describe('sample cards', () => {
  it('are nine, for the company of the manual', () => {
    expect(names()).toEqual(
      ['current', 'new', 'new-same-pin', 'expired', 'revoked', 'other-company', 'last-try', 'untrusted', 'weak'], //
    )
    expect(samples.company).toEqual({ name: '(株)テスト工務店01', address: '住所', number: '000000001' })
  })

  it('have the PINs that the training panel shows, and one of them one try left', () => {
    expect(names().map((name) => samples.cards[name].pin)).toEqual(
      ['123456', '654321', '123456', ...Array(6).fill('654321')], //
    )
    expect(names().map((name) => samples.cards[name].triesLeft)).toEqual([5, 5, 5, 5, 5, 5, 1, 5, 5])
    expect(names().map((name) => samples.cards[name].maxTries)).toEqual(Array(9).fill(5))
  })

  it('have serial numbers of 48 digits, those of the manual among them, and no two the same', () => {
    const serials = names().map((name) => String(BigInt(`0x${certificate(name).serialNumber}`)))
    expect(serials[0]).toBe('246187065731116185158328469941009070494604893753')
    expect(serials[1]).toBe('246187065731116185158328469941009070494604893767')
    expect(serials.every((serial) => serial.length === 48)).toBe(true)
    expect(new Set(serials).size).toBe(9)
  })

  it('have a key that fits the certificate', () => {
    const keys = names().map((name) =>
      certificate(name).checkPrivateKey(createPrivateKey(samples.cards[name].privateKey)),
    )
    expect(keys).toEqual(Array(9).fill(true))
    expect(names().map((name) => certificate(name).publicKey.asymmetricKeyType)).toEqual(
      ['rsa', 'rsa', 'rsa', 'ec', 'ec', 'ec', 'rsa', 'rsa', 'ec'], //
    )
  })

  it('name the holder in the subject and the company beside it', () => {
    expect(certificate('current').subject.split('\n')).toEqual(['C=JP', 'ST=Kanagawa', 'L=Kawasaki', 'CN=ARServer4'])
    expect(certificate('current').subjectAltName).toContain('O=bidca4\\u002cstreet=Akasaka\\u002cL=Minato\\u002cC=JP')
    expect(certificate('new').subject).toBe(certificate('current').subject)
    expect(certificate('other-company').subject).toContain('CN=Betsu Nohito')
    const other = Buffer.from(certificate('other-company').raw).toString('utf8')
    for (const text of ['株式会社サンプル建設', '別の人', '埼玉県']) expect(other).toContain(text)
  })

  it('are for signatures alone, and say so critically', () => {
    // keyUsage, critical, BIT STRING 110000xx: digitalSignature and nonRepudiation
    for (const name of names())
      expect(Buffer.from(certificate(name).raw).toString('hex')).toContain('0603551d0f0101ff0404030206c0')
  })
})

it('lists the revoked card with its reason', () => {
  const list = Buffer.from(samples.revocationList).toString('hex')
  expect(list).toContain(certificate('revoked').serialNumber.toLowerCase())
  expect(list).toContain('0603551d1504030a0101') // keyCompromise
})

describe.skipIf(!existsSync('/usr/bin/openssl'))('openssl', () => {
  const anchor = () => join(folder, 'trust/anchors/sample-ca.pem')
  const list = () => join(folder, 'list.pem')
  beforeAll(() =>
    run('openssl', ['crl', '-inform', 'DER', '-in', join(folder, 'trust/crls/sample-ca.crl'), '-out', list()]),
  )

  async function verify(name: SampleName): Promise<string> {
    const file = join(folder, `${name}.pem`)
    await writeFile(file, certificate(name).toString())
    const at = ['-attime', String(now.getTime() / 1000)]
    const args = ['verify', '-x509_strict', '-crl_check', '-CRLfile', list(), '-CAfile', anchor(), ...at, file]
    return run('openssl', args).then(
      () => 'OK',
      (error: { stderr: string }) => /lookup: (.+)/.exec(error.stderr)?.[1] ?? error.stderr,
    )
  }

  it('accepts all but the expired, the revoked and the stranger’s; SHA-1 it believes by default', async () => {
    const verdicts = await Promise.all(names().map(verify))
    expect(Object.fromEntries(names().map((name, index) => [name, verdicts[index]]))).toEqual({
      current: 'OK',
      new: 'OK',
      'new-same-pin': 'OK',
      expired: 'certificate has expired',
      revoked: 'certificate revoked',
      'other-company': 'OK',
      'last-try': 'OK',
      untrusted: 'unable to get local issuer certificate',
      weak: 'OK',
    })
  })

  it('writes the issuer as the manual does', async () => {
    const { stdout } = await run('openssl', ['x509', '-in', anchor(), '-noout', '-issuer', '-nameopt', 'RFC2253'])
    expect(stdout.trim()).toBe('issuer=OU=bidca4,O=pmi4,ST=Kanagawa,C=JP')
  })
})

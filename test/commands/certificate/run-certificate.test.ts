import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprint } from '../../../src/certificate/fingerprint.ts'
import { runCertificate } from '../../../src/commands/certificate/run-certificate.ts'
import { makeChainKeys } from '../../support/chains/keys.ts'
import { createRandom } from '../../support/chains/random.ts'
import { NOW, soundChain } from '../../support/chains/sound-chain.ts'
import { type WrittenChain, writeChain } from '../../support/chains/written-chain.ts'

const plan = soundChain(createRandom(4), makeChainKeys())
const chain = writeChain(plan)
const pem = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`

let folder: string
const at = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'koshin-test-certificate-'))
  lay(chain)
})
afterEach(() => rmSync(folder, { recursive: true }))

function lay({ leaf, anchors, intermediates, crls }: WrittenChain) {
  for (const name of ['anchors', 'intermediates', 'crls']) mkdirSync(at(name), { recursive: true })
  writeFileSync(at('leaf.der'), leaf)
  writeFileSync(at('leaf.pem'), pem('CERTIFICATE', leaf))
  writeFileSync(at('anchors/README'), 'not read')
  writeFileSync(at('anchors/.hidden'), 'not read')
  writeFileSync(at('anchors/a.pem'), anchors.map((der) => pem('CERTIFICATE', der)).join(''))
  writeFileSync(at('intermediates/all.pem'), intermediates.map((der) => pem('CERTIFICATE', der)).join(''))
  crls.forEach((der, index) => {
    writeFileSync(at(`crls/${index}.crl`), der)
  })
}

async function koshinCertificate(...args: string[]) {
  const said = { output: '', complaint: '' }
  const code = await runCertificate({
    args: args.map((arg) => arg.replace(/^@/, `${folder}/`)),
    clock: () => NOW,
    stopwatch: () => 1,
    print: (text) => {
      said.output += text
    },
    complain: (sentence) => {
      said.complaint += sentence
    },
  })
  return { code, ...said }
}
const json = ({ output }: { output: string }) => JSON.parse(output)
const CHECK = ['check', '@leaf.der', '--anchors', '@anchors', '--intermediates', '@intermediates', '--crls', '@crls']

describe('certificate show', () => {
  it.each(['@leaf.der', '@leaf.pem'])('%s shows the rows of the review screen', async (file) => {
    const shown = await koshinCertificate('show', file)
    expect(shown).toMatchObject({ code: 0, complaint: '' })
    expect(json(shown)).toMatchObject({
      fingerprint: fingerprint(chain.leaf),
      subject: expect.stringMatching(/^CN=Card of Yamada/),
      serial: `${plan.path.at(-1)?.serial}`,
      notBefore: '2026-01-28T03:00:00Z',
      rows: { companyName: null, holderName: expect.stringMatching(/^Card of Yamada/) },
    })
    expect(Object.keys(json(shown))).toEqual([
      'fingerprint',
      'subject',
      'issuer',
      'serial',
      'notBefore',
      'notAfter',
      'publicKey',
      'rows',
      'sources',
    ])
  })

  it.each(['@crls/0.crl', '@nothing', '@two.pem', '/dev/zero'])('says that %s is not one certificate', async (file) => {
    writeFileSync(at('two.pem'), pem('CERTIFICATE', chain.leaf).repeat(2))
    const refused = await koshinCertificate('show', file)
    expect(refused).toMatchObject({ code: 2, output: '', complaint: expect.stringContaining(file.replace('@', '')) })
  })
})

describe('certificate check', () => {
  it('accepts, with the path from the certificate to the anchor', async () => {
    const checked = await koshinCertificate(...CHECK)
    expect(checked).toMatchObject({ code: 0, complaint: '' })
    const path = [...plan.path.keys()].reverse()
    expect(json(checked)).toEqual({ decision: 'accept', reason: null, path: path.map(() => expect.anything()) })
    expect(json(checked).path[0]).toEqual({
      fingerprint: fingerprint(chain.leaf),
      subject: expect.stringMatching(/^CN=Card of Yamada/),
    })
    expect(json(checked).path.at(-1)).toMatchObject({ fingerprint: fingerprint(chain.anchors[0] ?? new Uint8Array()) })
  })

  it('takes PEM, and files in the place of folders', async () => {
    const checked = await koshinCertificate(
      ...CHECK.map((word) => word.replace('@anchors', '@anchors/a.pem').replace('leaf.der', 'leaf.pem')),
    )
    expect(json(checked)).toMatchObject({ decision: 'accept' })
  })

  it('refuses what is revoked, unless revocation is not asked for', async () => {
    lay(writeChain({ ...plan, crls: plan.crls.map(withLeaf) }))
    const checked = await koshinCertificate(...CHECK)
    expect(checked.code).toBe(1)
    expect(json(checked)).toMatchObject({ decision: 'refuse', reason: expect.stringMatching(/revoked/) })
    expect(await koshinCertificate(...CHECK, '--no-revocation')).toMatchObject({ code: 0 })
  })

  it.each([[['--at', '2030-01-01T00:00:00Z']], [['--explicit-policy', '--policy', '1.2.3']]])(
    'refuses with %j',
    async (flags) => {
      expect(await koshinCertificate(...CHECK, ...flags)).toMatchObject({ code: 1 })
    },
  )

  it.each([
    ['no certificate', ['check', '@crls/0.crl', '--anchors', '@anchors']],
    ['no such file', ['check', '@nothing', '--anchors', '@anchors']],
    ['no anchors there', ['check', '@leaf.der', '--anchors', '@nothing']],
    ['an anchor that is none', ['check', '@leaf.der', '--anchors', '@crls']],
    ['a CRL that is none', ['check', '@leaf.der', '--anchors', '@anchors', '--crls', '@intermediates']],
  ])('says that it cannot read: %s', async (_, args) => {
    const checked = await koshinCertificate(...args)
    expect(checked).toMatchObject({ code: 2, complaint: expect.stringContaining(folder) })
    expect(json(checked)).toEqual({ decision: 'refuse', reason: 'unreadable', path: [] })
  })
})

const withLeaf = (crl: (typeof plan.crls)[number]) => ({
  ...crl,
  entries: [...crl.entries, { serial: plan.path.at(-1)?.serial ?? 0n, date: NOW, extensions: [] }],
})

describe('certificate check --batch', () => {
  const line = () => ({
    leaf: at('leaf.der'),
    anchors: [at('anchors/a.pem')],
    intermediates: [at('intermediates/all.pem')],
    crls: chain.crls.map((_, index) => at(`crls/${index}.crl`)),
  })
  async function batch(...lines: readonly (string | object)[]) {
    writeFileSync(at('batch'), lines.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n'))
    const { code, output } = await koshinCertificate('check', '--batch', '@batch')
    return {
      code,
      answers: output
        .trimEnd()
        .split('\n')
        .map((answer) => JSON.parse(answer)),
    }
  }

  it('answers line by line, in order, whatever stands there', async () => {
    const { code, answers } = await batch(
      { id: 'sound', ...line(), at: NOW.toISOString(), profile: 'path', policies: [] },
      { id: 2, ...line(), at: '2030-01-01T00:00:00Z' },
      '',
      { id: 'no file', ...line(), leaf: at('nothing') },
      '{"id": ',
      { id: 'unknown field', ...line(), explicitPolcy: true },
      { id: 'no anchors', ...line(), anchors: [] },
      { id: 'no revocation', ...line(), crls: null, noRevocation: true },
      { id: 'no CRLs', ...line(), crls: [] },
    )
    expect(code).toBe(0)
    const cannot = { decision: 'refuse', reason: 'unreadable', problem: expect.any(String), milliseconds: 0 }
    expect(answers).toEqual([
      { id: 'sound', decision: 'accept', reason: null, milliseconds: 0 },
      { id: 2, decision: 'refuse', reason: expect.any(String), milliseconds: 0 },
      { id: 'no file', ...cannot },
      { id: null, ...cannot },
      { id: 'unknown field', ...cannot },
      { id: 'no anchors', ...cannot },
      { id: 'no revocation', decision: 'accept', reason: null, milliseconds: 0 },
      { id: 'no CRLs', decision: 'refuse', reason: expect.any(String), milliseconds: 0 },
    ])
  })

  it('says that there is no such batch', async () => {
    expect(await koshinCertificate('check', '--batch', '@nothing')).toMatchObject({ code: 2, output: '' })
  })
})

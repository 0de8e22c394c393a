import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { decideTrust } from '../../src/certificate/trust.ts'
import { loadTrust } from '../../src/certificate/trust-folder.ts'
import { testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()
const other = await testAuthority({ name: 'C=JP, O=Other' })
const now = new Date('2026-11-23T06:20:00Z')

const pem = (label: string, ...ders: Uint8Array[]) =>
  ders
    .map(
      (der) =>
        `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`,
    )
    .join('a line between\n')

async function folder(files: Record<string, string | Uint8Array>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'koshin-trust-'))
  onTestFinished(() => rm(root, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true })
    await writeFile(join(root, name), content)
  }
  return root
}

describe('a trust folder', () => {
  it('gives the anchors and CRLs of its files, in PEM or DER', async () => {
    const revoked = await authority.certify()
    const root = await folder({
      'anchors/both.pem': pem('CERTIFICATE', authority.certificate, other.certificate),
      'anchors/README': 'not a certificate',
      'crls/A.CRL': await authority.revocationList(revoked),
      'crls/b.pem': pem('X509 CRL', await other.revocationList()),
    })
    const trust = await loadTrust(root)
    if ('kind' in trust) throw new Error(trust.kind)
    expect(decideTrust(revoked, now, trust)).toBe('certificate.revoked')
    expect(decideTrust(await other.certify(), now, trust)).toBe('accepted')
    expect(trust.crls).toHaveLength(2)
  })

  it('may have no CRLs and no intermediates, but must have an anchor', async () => {
    const root = await folder({ 'anchors/a.der': authority.certificate })
    expect(await loadTrust(root)).toMatchObject({ crls: [] })
    const empty = await folder({ 'anchors/README': '' })
    expect(await loadTrust(empty)).toEqual({ kind: 'anchors.missing', file: join(empty, 'anchors') })
    const odd = await folder({ 'anchors/a.der': authority.certificate, 'crls/list.bin': '' })
    expect(await loadTrust(odd)).toEqual({ kind: 'file.unknown', file: join(odd, 'crls/list.bin') })
    expect(await loadTrust('/nowhere')).toEqual({ kind: 'folder.unreadable', file: '/nowhere/anchors' })
  })

  it('names the file that is damaged instead of doing without it', async () => {
    const whole = pem('CERTIFICATE', authority.certificate)
    const root = await folder({ 'anchors/a.pem': whole, 'anchors/b.pem': whole.slice(0, 200) })
    expect(await loadTrust(root)).toEqual({ kind: 'anchor.unreadable', file: join(root, 'anchors/b.pem') })
    const list = await folder({ 'anchors/a.pem': whole, 'crls/a.pem': pem('X509 CRL', Buffer.from('cut')) })
    expect(await loadTrust(list)).toEqual({ kind: 'crl.unreadable', file: join(list, 'crls/a.pem') })
    const between = await folder({ 'anchors/a.pem': whole, 'intermediates/b.cer': Buffer.from('cut') })
    expect(await loadTrust(between)).toEqual({
      kind: 'intermediate.unreadable',
      file: join(between, 'intermediates/b.cer'),
    })
  })
})

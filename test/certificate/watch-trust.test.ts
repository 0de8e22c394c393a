import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { decideTrust } from '../../src/certificate/trust.ts'
import { watchTrust } from '../../src/certificate/watch-trust.ts'
import { testAuthority } from '../support/certificates.ts'

const authority = await testAuthority()
const [good, stolen] = [await authority.certify(), await authority.certify()]
const [before, after] = [await authority.revocationList(), await authority.revocationList(stolen)]
const AT = new Date('2026-11-24T06:20:00Z')

async function watched() {
  const folder = await mkdtemp(join(tmpdir(), 'koshin-trust-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const list = join(folder, 'crls/list.crl')
  await mkdir(join(folder, 'anchors'))
  await mkdir(join(folder, 'crls'))
  await writeFile(join(folder, 'anchors/a.der'), authority.certificate)
  await writeFile(list, before)
  const trust = await watchTrust(folder, 'refuse')
  if ('kind' in trust) throw new Error(trust.kind)
  const decision = (certificate: Uint8Array) => decideTrust(certificate, AT, trust.now())
  expect(decision(stolen)).toBe('accepted')
  return { folder, list, trust, decision }
}

it('believes a new list once it stands still', async () => {
  const { list, trust, decision } = await watched()
  await writeFile(`${list}.new.crl`, after)
  await rename(`${list}.new.crl`, list)
  expect(await trust.look()).toBeNull()
  expect(decision(stolen)).toBe('accepted') // it could still be written to
  expect(await trust.look()).toBeNull()
  expect(decision(stolen)).toBe('certificate.revoked')
  expect(decision(good)).toBe('accepted')
})

it('has no hole while a list is written in pieces, at whatever length it stands', async () => {
  const { list, trust, decision } = await watched()
  await writeFile(list, after)
  await trust.look()
  await trust.look()
  expect(decision(stolen)).toBe('certificate.revoked')
  for (const length of [0, 1, 10, after.length - 1]) {
    await writeFile(list, after.subarray(0, length))
    await trust.look()
    expect(await trust.look()).toEqual({ kind: 'crl.unreadable', file: list })
    expect(await trust.look()).toBeNull() // said once
    expect(decision(stolen)).toBe('certificate.revoked')
  }
  await writeFile(list, before)
  await trust.look()
  expect(await trust.look()).toBeNull()
  expect(decision(stolen)).toBe('accepted')
})

it('cannot tell any more where the list was taken away, and keeps what it knows where all of the folder was', async () => {
  const { folder, list, trust, decision } = await watched()
  await rm(list)
  await trust.look()
  await trust.look()
  expect(decision(good)).toBe('certificate.revocation-unknown')
  await rename(folder, `${folder}.moved`)
  await trust.look()
  expect(await trust.look()).toMatchObject({ kind: 'folder.unreadable' })
  expect(decision(good)).toBe('certificate.revocation-unknown')
  await rename(`${folder}.moved`, folder)
})

it('decides nothing while the clock is behind a list that it has seen, also when the list is there no more', async () => {
  const { list, trust } = await watched()
  const behind = () => decideTrust(good, new Date('2026-10-31T23:59:59Z'), trust.now())
  expect(behind()).toBe('certificate.clock-wrong')
  await rm(list)
  await trust.look()
  expect(await trust.look()).toBeNull()
  expect(decideTrust(good, AT, trust.now())).toBe('certificate.revocation-unknown') // read again
  expect(behind()).toBe('certificate.clock-wrong')
})

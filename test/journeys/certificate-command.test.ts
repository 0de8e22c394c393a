import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeChainKeys } from '../support/chains/keys.ts'
import { createRandom } from '../support/chains/random.ts'
import { soundChain } from '../support/chains/sound-chain.ts'
import { writeChain } from '../support/chains/written-chain.ts'
import { isPkitsHere, pkitsCases, pkitsLine } from '../support/pkits.ts'

const koshin = (...args: string[]) =>
  spawnSync('kiosk/koshin', ['certificate', ...args], { input: '', encoding: 'utf8' })

describe('kiosk/koshin certificate, as it is shipped', () => {
  let folder: string
  const at = (name: string) => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'koshin-test-certificate-'))
    const chain = writeChain(soundChain(createRandom(7), makeChainKeys()))
    writeFileSync(at('leaf.der'), chain.leaf)
    writeFileSync(at('anchor.der'), chain.anchors[0] ?? '')
    writeFileSync(at('list.crl'), chain.crls[0] ?? '')
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([
    [0, 'accept', ['--at', '2026-11-24T03:00:00Z']],
    [1, 'refuse', ['--at', '2036-11-24T03:00:00Z']],
    [2, 'refuse', ['--at', '2026-11-24T03:00:00Z', '--intermediates', '/nowhere']],
  ])('check ends with %d: %s', (status, decision, flags) => {
    const ended = koshin('check', at('leaf.der'), '--anchors', at('anchor.der'), '--crls', at('list.crl'), ...flags)
    expect(ended.status).toBe(status)
    expect(JSON.parse(ended.stdout)).toMatchObject({ decision })
  })

  it('shows, and wants to be asked rightly', () => {
    expect(JSON.parse(koshin('show', at('leaf.der')).stdout)).toMatchObject({ rows: { companyName: null } })
    expect(koshin('show')).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('one FILE') })
  })

  it.skipIf(!isPkitsHere && process.env.CI !== 'true')('decides all of PKITS in one process', () => {
    const cases = pkitsCases()
    writeFileSync(at('batch'), cases.map(pkitsLine).join('\n'))
    const { status, stdout } = koshin('check', '--batch', at('batch'))
    const decided = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(decided.map(({ id, decision }) => [id, decision])).toEqual(
      cases.map(({ id, expected }) => [id, expected === 'valid' ? 'accept' : 'refuse']),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { qrModules } from '../../../src/receipt/pdf/qr-modules.ts'
import { proofOfDepth } from '../../support/sheet-samples.ts'

const side = (text: string) => qrModules(text)?.length

describe('a proof as a QR code', () => {
  it.each([
    [0, 514, 15],
    [10, 1270, 25],
    [17, 1799, 31],
    [24, 2328, 36],
  ])('of a log of 2^%d entries has %d octets and is version %d', (depth, length, version) => {
    const proof = proofOfDepth(depth)
    expect(Buffer.byteLength(proof)).toBeLessThanOrEqual(length)
    expect(side(proof)).toBe(17 + 4 * version)
  })

  it('has room for 2,953 octets and no more', () => {
    expect(side('a'.repeat(2953))).toBe(177)
    expect(qrModules('a'.repeat(2954))).toBeNull()
  })

  it('has no margin of its own', () => {
    const modules = qrModules('a') ?? []
    expect(modules[0]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false])
  })
})

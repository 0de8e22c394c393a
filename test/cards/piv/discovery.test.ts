import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyPrefersGlobal } from '../../../src/cards/piv/discovery.ts'
import { hex } from '../../support/hex.ts'

const discovery = (policy: string) => hex(`7E12 4F0B A000000308000010000100 5F2F02 ${policy}`)

describe('the PIN usage policy of a discovery object', () => {
  // SP 800-73-4 part 1 §3.3.2: what the first octet may be, and both preferences
  it.each(['40', '48', '4C', '50', '58', '5C', '60', '68', '6C', '70', '78', '7C'])('%s', (usage) => {
    const hasGlobalPin = (Number.parseInt(usage, 16) & 0x20) !== 0
    expect(policyPrefersGlobal(discovery(`${usage}20`))).toBe(hasGlobalPin)
    expect(policyPrefersGlobal(discovery(`${usage}10`))).toBe(false)
    expect(policyPrefersGlobal(discovery(`${usage}00`))).toBe(false)
  })

  it.each(['', '7E00', '7E', '5F2F026020', '7E055F2F026020', '7E0A 5F2F026020 5F2F026020', '7E06 5F2F03602000'])(
    'is not in %j unless it is one',
    (octets) => expect(policyPrefersGlobal(hex(octets))).toBe(octets === '7E055F2F026020'),
  )

  it('is understood or not, whatever the octets', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (octets) => typeof policyPrefersGlobal(octets) === 'boolean'),
    )
  })
})

import { createHmac, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPassword, passwordMac, passwordPepper } from '../../../src/registry/desk/roster-password.ts'
import { testKeys } from '../../support/registry.ts'

describe('a password of the roster', () => {
  it('is kept as the HMAC-SHA256 that node makes', () => {
    fc.assert(
      fc.property(fc.string(), (password) => {
        const [pepper, salt] = [randomBytes(32), randomBytes(16)]
        const expected = createHmac('sha256', pepper).update(salt).update(password).digest()
        expect(Buffer.from(passwordMac(pepper, salt, password))).toEqual(expected)
      }),
    )
  })

  it('can only be tried with the keys of its registry', () => {
    const [pepper, other] = [passwordPepper(testKeys()), passwordPepper(testKeys())]
    const salt = randomBytes(16)
    const kept = { salt, password: passwordMac(pepper, salt, 'ひみつ') }
    expect(isPassword(pepper, kept, Buffer.from('ひみつ'))).toBe(true)
    expect(isPassword(other, kept, Buffer.from('ひみつ'))).toBe(false)
    expect(isPassword(pepper, { salt: null, password: null }, Buffer.from(''))).toBe(false)
    expect(isPassword(pepper, kept, null)).toBe(false)
  })
})

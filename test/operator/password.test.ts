import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkOperator } from '../../src/actors/check-operator.ts'
import { hashPassword, isPassword, PASSWORD_HASH } from '../../src/operator/password.ts'
import { createSecrets } from '../../src/secret.ts'

const octets = (text: string) => new TextEncoder().encode(text)

describe('the operator’s password', () => {
  it('fits its own hash, which is another each time and says nothing of it', async () => {
    const [one, other] = [
      await hashPassword(octets('open sesame'), randomBytes),
      await hashPassword(octets('open sesame'), randomBytes),
    ]
    expect(one).not.toBe(other)
    expect(one).toMatch(PASSWORD_HASH)
    expect([one, other].join()).not.toContain('sesame')
    expect([await isPassword(octets('open sesame'), one), await isPassword(octets('open Sesame'), one)]).toEqual([
      true,
      false,
    ])
  })

  it('fits nothing that is no hash', async () => {
    for (const stored of ['', 'open sesame', 'scrypt:1:1:1:AA:AA'])
      expect(await isPassword(octets(''), stored)).toBe(false)
  })

  it('is not looked at with a cost that scrypt cannot do or the kiosk has no memory for', async () => {
    const known = await hashPassword(octets('open sesame'), randomBytes)
    for (const cost of ['32767:8:1', '0000:8:1', '32768:0:1', '32768:8:0', '9999999:8:1', '1048576:99:1']) {
      const stored = known.replace('32768:8:1', cost)
      expect(stored).not.toMatch(PASSWORD_HASH)
      expect(await isPassword(octets('open sesame'), stored)).toBe(false)
    }
    const dearer = known.replace('32768', '131072')
    expect(dearer).toMatch(PASSWORD_HASH)
    expect(await isPassword(octets('open sesame'), dearer)).toBe(false)
  })

  it('is wiped when it was looked at, right or wrong', async () => {
    const stored = await hashPassword(octets('pass'), randomBytes)
    const { password } = createSecrets()
    for (const [typed, isRight] of [
      ['pass', true],
      ['past', false],
    ] as const) {
      password.arrange(Array.from(typed, (character) => password.add(character)).join(''))
      expect(await checkOperator({ secret: password, stored })()).toBe(isRight)
      expect(password.length).toBe(0)
    }
    expect(await checkOperator({ secret: password, stored: null })()).toBe(false)
  })
})

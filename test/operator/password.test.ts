import { describe, expect, it } from 'vitest'
import { checkOperator } from '../../src/actors/check-operator.ts'
import { hashPassword, isPassword, PASSWORD_HASH } from '../../src/operator/password.ts'
import { createSecrets } from '../../src/secret.ts'

const octets = (text: string) => new TextEncoder().encode(text)

describe('the operator’s password', () => {
  it('fits its own hash, which is another each time and says nothing of it', async () => {
    const [one, other] = [await hashPassword(octets('open sesame')), await hashPassword(octets('open sesame'))]
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

  it('is wiped when it was looked at, right or wrong', async () => {
    const stored = await hashPassword(octets('pass'))
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

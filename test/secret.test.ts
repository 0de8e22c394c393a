import { expect, it } from 'vitest'
import { createSecret, isToken } from '../src/secret.ts'

const typed = (text: string) => {
  const secret = createSecret()
  const tokens = [...text].map((character) => secret.add(character))
  secret.arrange(tokens.join(''))
  return { secret, tokens }
}

const text = (octets: Uint8Array) => new TextDecoder().decode(octets)

it('gives back what was typed, in screen order', () => {
  const { secret, tokens } = typed('123456')
  expect(text(secret.octets())).toBe('123456')
  secret.arrange([...tokens].reverse().join(''))
  expect(text(secret.octets())).toBe('654321')
})

it('shows tokens that say nothing about the characters', () => {
  expect(typed('111111').tokens).toEqual(typed('987654').tokens)
  expect(typed('12').tokens.every(isToken)).toBe(true)
  expect(isToken('1')).toBe(false)
})

it('wipes a character as soon as it is deleted', () => {
  const { secret, tokens } = typed('123')
  secret.arrange(tokens.slice(0, 2).join(''))
  secret.arrange(tokens.join(''))
  expect([...secret.octets()]).toEqual([0x31, 0x32, 0])
})

it('is empty after wiping', () => {
  const { secret } = typed('123456')
  secret.wipe()
  expect(secret.length).toBe(0)
  expect(secret.octets()).toEqual(new Uint8Array(0))
})

it('survives more corrections than it has room for', () => {
  const { secret, tokens } = typed('12345')
  for (let correction = 0; correction < 1000; correction++) {
    const token = secret.add('9')
    secret.arrange(tokens.join('') + token)
    secret.arrange(tokens.join(''))
  }
  expect(secret.length).toBe(5)
  expect(text(secret.octets())).toBe('12345')
})

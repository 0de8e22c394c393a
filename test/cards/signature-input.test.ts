import { constants, createHash, generateKeyPairSync, publicDecrypt, sign } from 'node:crypto'
import { expect, it } from 'vitest'
import { pkcs1Block, sha256 } from '../../src/cards/signature-input.ts'
import { text } from '../support/hex.ts'

const statement = Buffer.from('koshin-statement/v1\n')

it('hashes with SHA-256', () => {
  expect(text(sha256(statement))).toBe(createHash('sha256').update(statement).digest('hex').toUpperCase())
})

it.each([2048, 3072])('pads as OpenSSL does for a key of %i bits', (modulusLength) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  const signature = sign('sha256', statement, privateKey)
  const block = publicDecrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, signature)
  expect(text(pkcs1Block(statement, modulusLength / 8))).toBe(text(block))
})

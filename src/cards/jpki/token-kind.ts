import type { Channel } from '../../iso7816/channel.ts'
import { readBinary } from '../../iso7816/commands/read-binary.ts'
import { run } from '../../iso7816/run.ts'
import { done, type Result } from '../../result.ts'
import { ELEMENT, selectElement } from './elements.ts'

/** What serves the application: a card, or the secure element of a phone. */
export type TokenKind = 'my-number-card' | 'resident-card' | 'android' | 'iphone' | 'unknown'

const TOKEN_NAME = 32 // octets, filled up with spaces
const KINDS: ReadonlyMap<string, TokenKind> = new Map([
  ['JPKIAPICCTOKEN2', 'my-number-card'],
  ['JPKIAPICCTOKEN', 'resident-card'], // 住基カード, before 2016: no certificate for authentication
  ['JPKIAPGPSETOKEN', 'android'],
  ['JPKIAPIOSTOKEN', 'iphone'],
])

export async function readTokenKind(channel: Channel): Promise<Result<TokenKind>> {
  const selected = await selectElement(channel, ELEMENT.token)
  if (!selected.ok) return selected
  const name = await run(channel, readBinary(0, TOKEN_NAME))
  return name.ok ? done(tokenKind(name.value.octets)) : name
}

const tokenKind = (octets: Uint8Array): TokenKind => KINDS.get(String.fromCharCode(...octets).trimEnd()) ?? 'unknown'

export const isPhone = (kind: TokenKind): boolean => kind === 'android' || kind === 'iphone'

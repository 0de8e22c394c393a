import { constants, privateEncrypt } from 'node:crypto'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { rsaKey, type TestKey, testAuthority } from './certificates.ts'
import { hex, text } from './hex.ts'

export const JPKI_ATR = '3BE000FF8131FE4514'
const SELECT_AP = '00A4040C0AD392F000260100000001'
const token = (name: string) => Buffer.from(name.padEnd(32))

export interface JpkiCardOptions {
  readonly token?: string
  readonly present?: string
  readonly atr?: string
  readonly triesLeft?: number
  readonly key?: TestKey // another than the certificate is for
  readonly certificateNeedsPin?: boolean // as on phones
}

/** A My Number card for tests, by the published exchanges alone; PIN 1234, three tries. */
export interface JpkiCardKind {
  readonly certificate: Uint8Array
  readonly key: TestKey
  fresh(options?: JpkiCardOptions): SoftwareCard
}

export async function jpkiCardKind(): Promise<JpkiCardKind> {
  const key = rsaKey()
  const certificate = await (await testAuthority()).certify({ key })
  return { certificate, key, fresh: (options = {}) => jpkiCard(certificate, { key, ...options }) }
}

function jpkiCard(certificate: Uint8Array, options: JpkiCardOptions & { key: TestKey }): SoftwareCard {
  let selected = ''
  let verified = false
  let tries = options.triesLeft ?? 3
  const files: Readonly<Record<string, Uint8Array | undefined>> = {
    '0006': token(options.token ?? 'JPKIAPICCTOKEN2'),
    '0008': hex(options.present ?? '8F8F00'),
    '000A': Buffer.concat([certificate, new Uint8Array(100)]),
    '0017': hex(''),
    '0018': hex(''),
  }
  const verify = (pin: string) => {
    if (selected !== '0018') return '6985'
    if (pin === '') return tries === 0 ? '6984' : `63C${tries}`
    if (tries === 0) return '6984'
    verified = pin === '31323334'
    tries = verified ? 3 : tries - 1
    return verified ? '9000' : `63C${tries}`
  }
  const sign = (input: Uint8Array) => {
    if (selected !== '0017' || !verified) return '6982'
    return `${text(privateEncrypt({ key: options.key.privateKey, padding: constants.RSA_PKCS1_PADDING }, input))}9000`
  }
  const read = (offset: number, length: number) => {
    const file = files[selected]
    if (!file || (selected === '000A' && options.certificateNeedsPin && !verified)) return '6982'
    return offset < file.length ? `${text(file.subarray(offset, offset + length))}9000` : '6B00'
  }
  const select = (identifier: string) => {
    if (!files[identifier]) return '6A82'
    selected = identifier
    return '9000'
  }
  const answer = (command: string) => {
    if (command === SELECT_AP) return select('0006')
    if (!selected) return '6A82'
    if (command.startsWith('00A4020C02')) return select(command.slice(10))
    if (command.startsWith('00B0')) return read(Number.parseInt(command.slice(4, 8), 16), (hex(command)[4] ?? 0) || 256)
    if (command.startsWith('00200080')) return verify(command.slice(10))
    return command.startsWith('802A008033') ? sign(hex(command.slice(10, -2))) : '6D00'
  }
  return {
    atr: hex(options.atr ?? JPKI_ATR),
    transmit: (command) => hex(answer(text(command))),
    reset() {
      selected = ''
      verified = false
    },
  }
}

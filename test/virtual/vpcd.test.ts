import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { connectVpcd, type VpcdConnection } from '../../src/virtual/vpcd.ts'
import { fromHex, toHex } from '../support/software-cards.ts'
import { startVpcdServer, type VpcdServer } from '../support/vpcd-server.ts'

/** Remembers what it is asked, and answers a command with its own octets and 9000. */
function recordingCard() {
  const asked: string[] = []
  const card: SoftwareCard = {
    atr: fromHex('3B00'),
    transmit(command) {
      asked.push(toHex(command))
      return Uint8Array.of(...command, 0x90, 0x00)
    },
    reset: () => asked.push('reset'),
  }
  return { asked, card }
}

let server: VpcdServer
beforeEach(async () => {
  server = await startVpcdServer()
})
afterEach(() => server.close())

async function insert(card: SoftwareCard): Promise<VpcdConnection> {
  const outcome = await connectVpcd({ host: '127.0.0.1', port: server.port, card })
  if (!outcome.ok) throw new Error(outcome.code)
  return outcome.connection
}

describe('connectVpcd', () => {
  it('answers for the ATR, and is inserted from then on', async () => {
    const connection = await insert(recordingCard().card)
    const slot = await server.accept()
    slot.sendRaw('0001 04')
    expect(await slot.receive(4)).toBe('00023b00')
    await connection.inserted
  })

  it('hands APDUs to the card, and answers each with a frame', async () => {
    const { asked, card } = recordingCard()
    await insert(card)
    const slot = await server.accept()
    slot.sendRaw('0004 00200080 0005 00C0000000')
    expect(await slot.receive(8 + 9)).toBe('0006002000809000' + '000700c00000009000')
    expect(asked).toEqual(['00200080', '00C0000000'])
  })

  it('hands an answer on when it is due, and meanwhile says what it is', async () => {
    const release = Promise.withResolvers<void>()
    await insert({ ...recordingCard().card, due: () => release.promise })
    const slot = await server.accept()
    slot.sendRaw('0004 00200080 0001 04')
    expect(await slot.receive(4)).toBe('00023b00')
    release.resolve()
    expect(await slot.receive(8)).toBe('0006002000809000')
  })

  it('resets the card on power off, power on and reset, and answers none of them', async () => {
    const { asked, card } = recordingCard()
    await insert(card)
    const slot = await server.accept()
    slot.sendRaw('0001 00 0001 01 0001 02 0001 7F 0000 0001 04')
    expect(await slot.receive(4)).toBe('00023b00')
    expect(asked).toEqual(['reset', 'reset', 'reset'])
  })

  it('takes the card out', async () => {
    const connection = await insert(recordingCard().card)
    const slot = await server.accept()
    await connection.remove()
    slot.sendRaw('0001 04')
    await slot.gone
    await connection.remove()
  })

  it('tells when pcscd goes away', async () => {
    const connection = await insert(recordingCard().card)
    const slot = await server.accept()
    slot.hangUp()
    await connection.closed
  })

  it('says that nobody listens', async () => {
    await server.close()
    const outcome = await connectVpcd({ host: '127.0.0.1', port: server.port, card: recordingCard().card })
    expect(outcome).toEqual({ ok: false, code: 'ECONNREFUSED' })
  })
})

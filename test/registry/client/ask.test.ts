import { describe, expect, it } from 'vitest'
import { type Asking, ask } from '../../../src/registry/client/ask.ts'
import type { Exchange, Message } from '../../../src/registry/client/exchange.ts'

const answered = (body: object | string, isUndone = false): Exchange => ({
  kind: 'answered',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isUndone,
})
const failing = (kind: string, fields: object = {}) => answered({ ok: false, failure: { kind, ...fields } })
const UNSENT: Exchange = { kind: 'unsent', problem: 'ECONNREFUSED' }
const LOST: Exchange = { kind: 'lost', problem: 'ECONNRESET' }
const AWAY = failing('registry.unreachable')
const BUSY = answered({ ok: false, failure: { kind: 'registry.unreachable' } }, true)
const RENEWED = answered({ ok: true, value: { state: 'not-done' } })
const BEGUN = answered({
  ok: true,
  value: { renewal: 'a', registry: 'r', nonce: 'n', kiosk: 'k', time: 't', expires: 'e', later: 'a field of tomorrow' },
})

/** A service that answers in this order, and what it was sent. */
function scripted(...exchanges: readonly Exchange[]) {
  const sent: Message[] = []
  const reports: object[] = []
  let now = 0
  const world: Asking = {
    async send(message) {
      sent.push(message)
      return exchanges[sent.length - 1] ?? exchanges.at(-1) ?? UNSENT
    },
    async pause(wait) {
      now += wait
    },
    now: () => now,
    report: (line) => void reports.push(line),
  }
  const pass = (wait: number) => {
    now += wait
  }
  return { world, sent, reports, pass }
}

const begin = (world: Asking) =>
  ask(world, 'beginRenewal', { certificate: new Uint8Array([1, 2, 255]), kiosk: 'kiosk-1' })
const settle = (world: Asking) => ask(world, 'settleRenewal', 'a'.repeat(32))
const UNREACHABLE = { ok: false, failure: { kind: 'registry.unreachable' } }

describe('a question', () => {
  it.each<[string, (world: Asking) => Promise<unknown>, Exchange[], number, object]>([
    ['beginning that is answered', begin, [BEGUN], 1, { ok: true }],
    ['beginning that was not sent is sent again', begin, [UNSENT, UNSENT, BEGUN], 3, { ok: true }],
    ['beginning that the service put off is sent again', begin, [BUSY, BEGUN], 2, { ok: true }],
    ['beginning that was lost is not', begin, [LOST, BEGUN], 1, UNREACHABLE],
    ['beginning that the database failed is not', begin, [AWAY, BEGUN], 1, UNREACHABLE],
    ['settlement that was lost is sent again', settle, [LOST, UNSENT, AWAY, RENEWED], 4, { ok: true }],
    ['settlement that nobody answers ends', settle, [UNSENT], 5, UNREACHABLE],
    [
      'refusal is an answer',
      begin,
      [failing('current.superseded', { on: 't' })],
      1,
      { ok: false, failure: { on: 't' } },
    ],
    ['page of a proxy is none', begin, [answered('<html>')], 1, UNREACHABLE],
    ['half an answer is none', begin, [answered('{"ok":true,"val')], 1, UNREACHABLE],
    ['answer of another operation is none', begin, [RENEWED], 1, UNREACHABLE],
    ['failure that nobody knows is none', begin, [failing('registry.tired')], 1, UNREACHABLE],
    ['failure of the kiosk alone is none', begin, [failing('registry.rolled-back')], 1, UNREACHABLE],
    ['failure without its fields is none', begin, [failing('current.superseded')], 1, UNREACHABLE],
  ])('%s', async (_, question, exchanges, times, result) => {
    const { world, sent, reports } = scripted(...exchanges)
    expect(await question(world)).toMatchObject(result)
    expect(sent).toHaveLength(times)
    expect(new Set(sent.map(({ path, body }) => `${path} ${body}`)).size).toBe(1) // the same octets every time
    expect(reports).toHaveLength(result === UNREACHABLE ? times : times - 1) // each that was no answer, for the log
  })

  it('passes over fields that a newer service adds', async () => {
    const { world } = scripted(BEGUN)
    const { value } = (await begin(world)) as { value: object }
    expect(Object.keys(value)).toEqual(['renewal', 'registry', 'nonce', 'kiosk', 'time', 'expires'])
  })

  it('sends octets as base64url, and no field that nobody asked for', async () => {
    const { world, sent } = scripted(BEGUN)
    const request = { certificate: new Uint8Array([255, 254]), kiosk: 'kiosk-1', pin: '1234' }
    await ask(world, 'beginRenewal', request)
    expect(sent).toMatchObject([{ path: '/v1/beginRenewal', body: '{"certificate":"__4","kiosk":"kiosk-1"}' }])
  })

  it('of a size that none has is not sent', async () => {
    const { world, sent } = scripted(BEGUN)
    const request = { certificate: new Uint8Array(64 * 1024 + 1), kiosk: 'kiosk-1' }
    const detail = { kind: 'registry.not-accepted', detail: 'request' }
    expect(await ask(world, 'beginRenewal', request)).toEqual({ ok: false, failure: detail })
    expect(sent).toEqual([])
  })

  it('is not sent again when its time is over', async () => {
    const { world, sent, pass } = scripted(LOST)
    const slow: Asking = {
      ...world,
      async send(message) {
        pass(message.patience / 2)
        return world.send(message)
      },
    }
    expect(await settle(slow)).toEqual(UNREACHABLE)
    expect(sent).toHaveLength(2)
  })
})

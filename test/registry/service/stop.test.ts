import { connect } from 'node:tls'
import { expect, it } from 'vitest'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import type { Receipt } from '../../../src/types/registry.ts'
import { authority, loggedRegistry } from '../../support/logged-registry.ts'
import { begun, renewRequest, type TestCard, testCard } from '../../support/registry.ts'
import { kioskIdentity, machines, runningService } from '../../support/service.ts'

const KIOSKS = 20

it('a stop while twenty kiosks renew loses nothing that was accepted, and nothing else happens', async () => {
  const logged = await loggedRegistry(KIOSKS * 5)
  const { registry } = logged
  const running = await runningService(registry)
  const receipts: Receipt[] = []
  const ends: string[] = []
  let stopped: Promise<void> | null = null
  const renewAll = async (index: number) => {
    const kiosk = await running.client(`kiosk-${index}`)
    for (let card = index; card < logged.cards.length; card += KIOSKS) {
      const [current, fresh] = [logged.cards[card] as TestCard, await testCard(authority)]
      const begins = await kiosk.beginRenewal({ certificate: current.certificate, kiosk: `kiosk-${index}` })
      if (!begins.ok) return ends.push(begins.failure.kind)
      const receipt = await kiosk.renew(renewRequest(begins.value, { current, new: fresh }))
      if (!receipt.ok) return ends.push(receipt.failure.kind)
      receipts.push(receipt.value)
      if (receipts.length === 30) stopped = running.service.stop()
    }
    return kiosk.close()
  }
  await Promise.all(Array.from({ length: KIOSKS }, (_, index) => renewAll(index)))
  await stopped
  expect(receipts.length).toBeGreaterThanOrEqual(30)
  expect(receipts.length).toBeLessThan(logged.cards.length)
  expect(new Set(ends)).toEqual(new Set(['registry.unreachable']))
  const renewed = logged.rows('receipt') as { number: string; renewal: string }[]
  for (const { number, renewal } of receipts)
    expect(renewed).toContainEqual(expect.objectContaining({ number, renewal }))
  expect(renewed).toHaveLength(receipts.length) // whoever was accepted was answered
  const verified = await verifySqlite(logged.path, null, null)
  expect(verified).toMatchObject({
    finding: null,
    audit: { frontier: { size: logged.cards.length + receipts.length } },
  })
}, 60_000)

it('answers a request that it has accepted, on a connection that it then closes', async () => {
  const logged = await loggedRegistry(1)
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  const { service, client } = await runningService({
    ...logged.registry,
    async renew(request) {
      asked.resolve()
      await held.promise
      return logged.registry.renew(request)
    },
  })
  const kiosk = await client('kiosk-1')
  const [current, fresh] = [logged.cards[0] as TestCard, await testCard(authority)]
  const renewing = kiosk.renew(renewRequest(await begun(kiosk, current), { current, new: fresh }))
  await asked.promise
  const stopping = service.stop()
  held.resolve()
  expect(await renewing).toMatchObject({ ok: true })
  await stopping
  expect((await kiosk.growth(0)).ok).toBe(false)
})

it('answers a request that had begun to come when the stop came', async () => {
  const { registry } = await loggedRegistry(1)
  const { service, port } = await runningService(registry)
  const socket = connect({ ...(await kioskIdentity('kiosk-1')), ca: machines.pem, host: '127.0.0.1', port })
  let answers = ''
  socket.on('data', (data) => {
    answers += data
  })
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const [head, body] = [
    'POST /v1/growth HTTP/1.1\r\nhost: registry\r\ncontent-type: application/json\r\n',
    '{"since":0}',
  ]
  socket.write(`${head}content-length: 11\r\n\r\n${body}${head}`)
  await expect.poll(() => answers).toContain('HTTP/1.1 200')
  const stopping = service.stop()
  socket.write(`content-length: 11\r\n\r\n${body}`)
  await closed
  await stopping
  expect(answers.match(/HTTP\/1.1 200/g)).toHaveLength(2)
  expect(answers.split('HTTP/1.1')[2]).toMatch(/\r\nconnection: close\r\n/i)
})

it('waits for work at the registry, but no longer than its limit', async () => {
  const logged = await loggedRegistry(1)
  const asked = Promise.withResolvers<void>()
  const { service, client } = await runningService(
    {
      ...logged.registry,
      growth() {
        asked.resolve()
        return new Promise(() => {})
      },
    },
    { limits: { stop: 300 } },
  )
  const lost = (await client('kiosk-1')).growth(0)
  await asked.promise
  await service.stop()
  expect((await lost).ok).toBe(false)
})

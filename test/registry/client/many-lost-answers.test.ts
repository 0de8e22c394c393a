import { expect, it } from 'vitest'
import { verifySqlite } from '../../../src/registry/verify/verify-sqlite.ts'
import { value } from '../../contract/setting.ts'
import { cuttingProxy } from '../../support/cutting-proxy.ts'
import { authority, loggedRegistry } from '../../support/logged-registry.ts'
import { begun, renewRequest, testCard } from '../../support/registry.ts'
import { serviceInTest } from '../../support/service.ts'

const KIOSKS = 20
const EACH = 5

it('a hundred renewals by twenty kiosks, each cut off between commit and answer, happen once, and each has its receipt', async () => {
  const logged = await loggedRegistry(KIOSKS * EACH)
  const { port, client, lines } = await serviceInTest(logged.registry)
  const receipts: string[] = []
  const renewAll = async (index: number) => {
    const proxy = await cuttingProxy(port)
    const kiosk = await client(`kiosk-${index}`, proxy.port)
    for (const current of logged.cards.slice(index * EACH, (index + 1) * EACH)) {
      const fresh = await testCard(authority)
      const request = renewRequest(await begun(kiosk, current, `kiosk-${index}`), { current, new: fresh })
      const lost = proxy.loseAnswer()
      receipts.push(value(await kiosk.renew(request)).number)
      await lost
    }
  }
  await Promise.all(Array.from({ length: KIOSKS }, (_, index) => renewAll(index)))
  const done = (logged.rows('receipt') as { number: string }[]).map(({ number }) => number)
  expect(receipts.toSorted()).toEqual(done.toSorted())
  expect(new Set(done).size).toBe(KIOSKS * EACH)
  await expect.poll(() => lines.filter(({ operation }) => operation === 'renew').length).toBe(2 * KIOSKS * EACH)
  expect(await verifySqlite(logged.path, null, null)).toMatchObject({ finding: null })
}, 60_000)

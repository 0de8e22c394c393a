import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSignatureOf, verifyingKey } from '../../src/cards/verifying-key.ts'
import { viewCertificate } from '../../src/certificate/view.ts'
import { createVirtualReader } from '../../src/reader/virtual.ts'
import { pinOctets } from '../support/certified-card.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { recordedCard } from '../support/recorded-card.ts'

/**
 * Cards whose software is not ours: PivApplet 0.9 (github.com/arekinath) and IsoApplet 0.6 and 1.0 (github.com/philipWendland),
 * in a simulator with jcardsim's ATR behind vpcd and pcscd, personalised by piv-tool and pkcs15-init of OpenSC 0.23: RSA-2048,
 * a PIN of six digits, a certificate of 1301 octets with a Japanese alternative name. Recorded on 2026-11-24.
 */
const CARDS = [
  { file: 'piv-applet-0.9', application: 'piv', triesLeft: 5, exchanges: [9, 6] },
  { file: 'iso-applet-0.6', application: 'pkcs15', triesLeft: 3, exchanges: [16, 6] },
  { file: 'iso-applet-0.6-two-keys', application: 'pkcs15', triesLeft: 3, exchanges: [18, 6] },
  { file: 'iso-applet-1.0', application: 'pkcs15', triesLeft: 3, exchanges: [16, 6] },
] as const

it.each(CARDS)(
  'reads $file and has it sign, as it was recorded',
  async ({ file, application, triesLeft, exchanges }) => {
    const recorded = recordedCard(readFileSync(new URL(`recorded/${file}.txt`, import.meta.url), 'utf8'))
    const card = faultyCard(recorded)
    const reader = createVirtualReader({ readers: ['R'] })
    reader.insert('R', card)
    const insertion = reader.status().readers[0]?.card?.insertion ?? 0
    const reading = await reader.readCard(insertion)
    const identify = card.exchanges()
    expect(reading).toMatchObject({ value: { application, triesLeft } })
    const { certificate, fingerprint } = reading.ok ? reading.value : expect.unreachable()
    const statement = Buffer.from('statement')
    const proof = await reader.prove({ insertion, fingerprint, pin: pinOctets(), statement })
    const key = verifyingKey(certificate)
    expect(proof.ok && key.ok && isSignatureOf(key.value, statement, proof.value.signature)).toBe(true)
    expect([identify, card.exchanges() - identify]).toEqual(exchanges)
    expect(recorded.left()).toBe(0)
    expect(new X509Certificate(certificate).subject).toContain('CN=Taro Yamada')
    expect(await viewCertificate(certificate)).toMatchObject({
      value: { rows: { holderName: '山田 太郎', cardCompanyName: '株式会社サンプル建設工業' } },
    })
    await reader.close()
  },
)

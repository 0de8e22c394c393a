import { createHash, randomBytes } from 'node:crypto'
import type { SoftwareCard } from '../../src/virtual/software-card.ts'
import { type ApplicationCard, applicationCards } from '../support/application-cards.ts'
import { SLOTS } from '../support/card-stack.ts'
import { countExchanges } from '../support/count-exchanges.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { createOpensc, skipWithoutOpensc } from '../support/opensc.ts'
import { startPcscd } from '../support/pcscd.ts'
import { shortCard } from '../support/short-card.ts'
import { vpcdSlot } from '../support/vpcd.ts'
import { report } from './figures.ts'

/** Identify, certificate, PIN and one signature on the software cards with RSA-2048 and 1 KB of certificate. */
export async function benchExchanges() {
  const { piv, pkcs15 } = await applicationCards(1024)
  await bench('PIV', piv, '01')
  await bench('PKCS#15', pkcs15, '45')
}

async function bench(name: string, { certificate, fresh }: ApplicationCard, keyId: string) {
  const fingerprint = createHash('sha256').update(certificate).digest('hex')
  report(`exchanges, ${name}`, {
    'certificate octets': certificate.length,
    ...named('extended lengths', await countExchanges(fresh(), fingerprint)),
    ...named('short lengths', await countExchanges(shortCard(fresh()), fingerprint)),
    'OpenSC, the signature alone': await exchangesOfOpensc(fresh(), keyId),
  })
}

const named = (name: string, { identify, sign }: { identify: number; sign: number }) => ({
  [`${name}: identify`]: identify,
  [`${name}: sign`]: sign,
  [`${name}: all`]: identify + sign,
})

const SIGN = ['--sign', '--pkcs1', '--sha-256', '--pin', '123456', '--reader', '0']
const FILES = ['--input', 'digest', '--output', 'signature']

/** pkcs15-crypt on the same card through pcscd; it finds and signs, and reads no more than it needs. */
async function exchangesOfOpensc(fresh: SoftwareCard, keyId: string): Promise<number | string> {
  if (skipWithoutOpensc()) return 'not installed'
  const [pcscd, opensc, slot, card] = [await startPcscd(), await createOpensc(), vpcdSlot(SLOTS[0]), faultyCard(fresh)]
  try {
    await slot.insert(card)
    await opensc.write('digest', randomBytes(32))
    const before = card.exchanges()
    const { code } = await opensc.run('pkcs15-crypt', ...SIGN, '--key', keyId, ...FILES)
    return code === 0 ? card.exchanges() - before : 'failed'
  } finally {
    await slot.remove()
    await pcscd.kill()
    await opensc.remove()
  }
}

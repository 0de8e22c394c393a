import { spawn, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SLOTS } from '../support/card-stack.ts'
import { type CertifiedCard, certifiedCard } from '../support/certified-card.ts'
import { countExchanges } from '../support/count-exchanges.ts'
import { faultyCard } from '../support/faulty-card.ts'
import { stackProblem, startPcscd } from '../support/pcscd.ts'
import { shortCard } from '../support/short-card.ts'
import { vpcdSlot } from '../support/vpcd.ts'
import { report } from './figures.ts'

/** Identify, certificate, PIN and one signature on the software card with RSA-2048 and 1 KB of certificate. */
export async function benchExchanges() {
  const sample = await certifiedCard('rsa', 1024)
  const fingerprint = createHash('sha256').update(sample.certificate).digest('hex')
  const extended = await countExchanges(sample.fresh(), fingerprint)
  const short = await countExchanges(shortCard(sample.fresh()), fingerprint)
  report('exchanges, PIV', {
    'certificate octets': sample.certificate.length,
    ...named('extended lengths', extended),
    ...named('short lengths', short),
    'OpenSC, the signature alone': await exchangesOfOpensc(sample),
  })
}

const named = (name: string, { identify, sign }: { identify: number; sign: number }) => ({
  [`${name}: identify`]: identify,
  [`${name}: sign`]: sign,
  [`${name}: all`]: identify + sign,
})

/** pkcs15-crypt on the same card through pcscd; it finds and signs, and reads no more than it needs. */
async function exchangesOfOpensc({ fresh }: CertifiedCard): Promise<number | string> {
  const problem = stackProblem() ?? (spawnSync('pkcs15-crypt', ['--help']).error ? 'opensc is not installed' : null)
  if (problem !== null) return problem
  const pcscd = await startPcscd()
  const slot = vpcdSlot(SLOTS[0])
  const card = faultyCard(fresh())
  const folder = mkdtempSync(join(tmpdir(), 'koshin-bench-'))
  try {
    await slot.insert(card)
    writeFileSync(join(folder, 'digest'), randomBytes(32))
    const before = card.exchanges()
    const signed = await pkcs15Sign(folder)
    return signed ? card.exchanges() - before : 'failed'
  } finally {
    await slot.remove()
    await pcscd.kill()
    rmSync(folder, { recursive: true })
  }
}

/** Not spawnSync: the card is in this process. */
async function pkcs15Sign(folder: string): Promise<boolean> {
  const files = ['--input', join(folder, 'digest'), '--output', join(folder, 'signature')]
  const how = ['--sign', '--key', '01', '--pkcs1', '--sha-256', '--pin', '123456', '--reader', '0']
  const program = spawn('pkcs15-crypt', [...how, ...files], { stdio: 'ignore' })
  const [code] = await once(program, 'close')
  return code === 0
}

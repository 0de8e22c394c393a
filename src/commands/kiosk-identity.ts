import { X509Certificate } from 'node:crypto'
import { EXIT, type Refusal } from '../exit.ts'
import { kioskName } from '../registry/wire/kiosk-name.ts'
import { type Identity, readIdentity } from './identity-files.ts'

/** A kiosk as a service knows it: by the name in its certificate. */
export function kioskIdentity(files: Identity): { kiosk: string; identity: Identity } | Refusal {
  const identity = readIdentity(files)
  if ('sentence' in identity) return identity
  const kiosk = kioskName(new X509Certificate(identity.cert).toLegacyObject().subject)
  if (kiosk !== null) return { kiosk, identity }
  return {
    code: EXIT.misconfigured,
    sentence: `証明書に端末名がありません: ${files.cert}。The certificate's subject must have one common name (CN), the kiosk's: 1 to 64 letters, digits, dots, hyphens.`,
  }
}

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { EXIT, type Refusal } from '../exit.ts'

/** What one end of a TLS connection shows, and who vouches for the other end: paths of PEM files, or what is in them. */
export interface Identity {
  readonly cert: string
  readonly key: string
  readonly ca: string
  readonly crl?: string // certificates of that authority that do not count any more
}

/**
 * What the files hold, once OpenSSL takes it: a key that is another certificate's is found before the start. A file that is
 * not there is a setting that is wrong, as a missing koshin.toml is.
 */
export function readIdentity(files: Identity): Identity | Refusal {
  try {
    const identity = textsOf(files)
    createSecureContext(identity)
    new X509Certificate(identity.ca) // a file without one is an empty list to createSecureContext
    return identity
  } catch (error) {
    return {
      code: EXIT.misconfigured,
      sentence: `証明書と鍵を使えません: ${Object.values(files).join(', ')}。The certificate, key and authority cannot be used (${(error as Error).message}).`,
    }
  }
}

function textsOf({ cert, key, ca, crl }: Identity): Identity {
  const read = (path: string) => readFileSync(path, 'utf8')
  const texts = { cert: read(cert), key: read(key), ca: read(ca) }
  return crl === undefined ? texts : { ...texts, crl: read(crl) }
}

import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { EXIT, type Refusal } from '../exit.ts'

/** Paths of what one end of a TLS connection shows, and of who vouches for the other end. */
export interface IdentityFiles {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

/** PEM. */
export interface IdentityTexts {
  readonly cert: string
  readonly key: string
  readonly ca: string
}

/** What the files hold, once OpenSSL takes it: a key that is another certificate's is found before the start. */
export function readIdentity({ cert, key, ca }: IdentityFiles): IdentityTexts | Refusal {
  const texts: Record<string, string> = {}
  for (const [name, path] of Object.entries({ cert, key, ca })) {
    try {
      texts[name] = readFileSync(path, 'utf8')
    } catch (error) {
      return { code: EXIT.noInput, sentence: (error as Error).message }
    }
  }
  const identity = { cert: texts.cert ?? '', key: texts.key ?? '', ca: texts.ca ?? '' }
  try {
    createSecureContext(identity)
    return identity
  } catch (error) {
    return {
      code: EXIT.misconfigured,
      sentence: `証明書と鍵を使えません: ${cert}, ${key}, ${ca}。The certificate, key and authority cannot be used (${(error as Error).message}).`,
    }
  }
}

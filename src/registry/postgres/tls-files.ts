import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { PostgresProblem } from './problem.ts'
import { shownUrl } from './shown-url.ts'

const NAMES = { sslcert: 'cert', sslkey: 'key', sslrootcert: 'ca' } as const // as pg-connection-string 2 reads them

type TlsFilesProblem = PostgresProblem & { readonly kind: 'database.tls-files' }

/**
 * What is wrong with the PEM files that a URL names. pg reads them where it makes a client, and OpenSSL as late as in the
 * handshake, where nobody catches what it throws.
 */
export function tlsFilesProblem(url: string): TlsFilesProblem | null {
  const named = Object.fromEntries(new URL(url).searchParams)
  try {
    const texts = Object.entries(NAMES)
      .filter(([name]) => named[name])
      .map(([name, part]) => [part, readFileSync(named[name] ?? '', 'utf8')] as const)
    const files: Partial<Record<'cert' | 'key' | 'ca', string>> = Object.fromEntries(texts)
    createSecureContext(files)
    if (files.ca !== undefined) new X509Certificate(files.ca) // a file without one is an empty list to createSecureContext
    return null
  } catch (error) {
    return { kind: 'database.tls-files', path: shownUrl(url), detail: (error as Error).message }
  }
}

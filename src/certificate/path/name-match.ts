import type { GeneralName } from '../general-name.ts'
import { isWithin } from '../name.ts'

/**
 * Whether a name lies in a subtree of its own kind (RFC 5280 §4.2.1.10); null where nobody can say: a kind that is not
 * processed, or a name that cannot be taken apart.
 */
export function isInSubtree(base: GeneralName, name: GeneralName): boolean | null {
  if (base.kind === 'directory' && name.kind === 'directory') return isWithin(base.name, name.name)
  if (base.kind === 'dns' && name.kind === 'dns') return isHostBelow(base.text, name.text)
  if (base.kind === 'email' && name.kind === 'email') return isMailIn(base.text, name.text)
  if (base.kind === 'uri' && name.kind === 'uri') return isUriIn(base.text, name.text)
  if (base.kind === 'ip' && name.kind === 'ip') return isAddressIn(base.octets, name.octets)
  return null
}

/** Only the same kinds meet; of the ones nobody processes, by their tag. */
export const isSameKind = (base: GeneralName, name: GeneralName): boolean =>
  base.kind === name.kind && (base.kind !== 'other' || name.kind !== 'other' || base.tag === name.tag)

/** Labels added on the left. One that begins with a period wants at least one, as browsers and OpenSSL read it. */
function isHostBelow(base: string, host: string): boolean {
  const [constraint, name] = [base.toLowerCase(), withoutRoot(host)]
  if (constraint === '' || name === constraint) return true
  return name.endsWith(constraint.startsWith('.') ? constraint : `.${constraint}`)
}

/** 'example.jp.' is the same host, and must not slip past an excluded 'example.jp'. */
const withoutRoot = (host: string): string => host.toLowerCase().replace(/\.$/, '')

/** One mailbox, all of a host, or all hosts of a domain; the part before the @ counts in its case. */
function isMailIn(base: string, mail: string): boolean | null {
  const at = mail.lastIndexOf('@')
  if (at < 1) return null
  const host = withoutRoot(mail.slice(at + 1))
  const baseAt = base.lastIndexOf('@')
  if (baseAt >= 0) return mail.slice(0, at) === base.slice(0, baseAt) && host === base.slice(baseAt + 1).toLowerCase()
  return isExactHost(base, host)
}

function isUriIn(base: string, uri: string): boolean | null {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1]
  if (host === undefined || /^[\d.]+$/.test(host)) return null // §4.2.1.10: a URI needs a host that is a name
  return isExactHost(base, withoutRoot(host))
}

/** For mail and URIs a name means that host alone, and only a period at its front those below it. */
function isExactHost(base: string, host: string): boolean {
  const constraint = base.toLowerCase()
  return constraint.startsWith('.') ? host.endsWith(constraint) : constraint === '' || host === constraint
}

/** Address and mask, of 4 or 16 octets each (RFC 4632). */
function isAddressIn(base: Uint8Array, address: Uint8Array): boolean | null {
  if (![4, 16].includes(address.length) || ![8, 32].includes(base.length)) return null
  if (base.length !== address.length * 2) return false
  return address.every((octet, index) => {
    const mask = base[address.length + index] ?? 0
    return (octet & mask) === ((base[index] ?? 0) & mask)
  })
}

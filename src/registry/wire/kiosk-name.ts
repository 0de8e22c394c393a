/** Of a statement's grammar, without what would make it a path or an address. */
const NAME = /^[\w.-]{1,64}$/

/** The kiosk that a certificate names: its subject's one CN. Null for any other subject. */
export function kioskName(subject: { readonly CN?: string | readonly string[] } | undefined): string | null {
  const name = subject?.CN
  return typeof name === 'string' && NAME.test(name) ? name : null
}

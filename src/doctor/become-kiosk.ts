import type { UserFinding } from './finding.ts'

/** Of koshin-kiosk.service. */
const USER = 'koshin-kiosk'

/** Missing in the types of Node. */
const { initgroups } = process as unknown as { initgroups: (user: string, group: string) => void }

/**
 * Root may read and write what the kiosk may not, so root's examination of an installed kiosk is made as the kiosk's user,
 * with that user's groups, as systemd starts it; pcscd's polkit rule is then asked about that user too. For good, and not
 * only effectively: access(2) asks about the real user, and nothing that doctor does needs root once /etc/default/koshin
 * is read. Anybody else stays who they are.
 */
export function becomeKiosk(user = USER): readonly UserFinding[] {
  if (process.getuid?.() !== 0) return []
  try {
    initgroups(user, user)
    process.setgid?.(user)
    process.setuid?.(user)
    return [{ kind: 'user.kiosk', user }]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_CREDENTIAL') return [{ kind: 'user.missing', user }]
    throw error
  }
}

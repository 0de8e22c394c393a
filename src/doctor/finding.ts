import type { ListState } from '../certificate/revocation/list-states.ts'
import type { TrustFolderProblem } from '../certificate/trust-folder.ts'
import type { ForgottenCard } from '../types/visit.ts'

/** What one look at one thing came to: data, so that it can be said in two languages and to a program. */
export type Finding =
  | UserFinding
  | { readonly kind: 'settings.valid'; readonly path: string }
  | { readonly kind: 'settings.absent'; readonly path: string }
  | { readonly kind: 'settings.unusable'; readonly problem: string }
  | { readonly kind: 'cards.none' }
  | ({ readonly kind: 'cards.forgotten' } & ForgottenCard)
  | { readonly kind: 'service-file.closed'; readonly reason: string }
  | { readonly kind: 'service-file.maintenance' }
  | ReaderFinding
  | FolderFinding
  | ScreenFinding
  | TrustFinding
  | RegistryFinding

export interface UserFinding {
  readonly kind: 'user.kiosk' | 'user.missing' // as whom root looks at an installed kiosk
  readonly user: string
}

export type ReaderFinding =
  | { readonly kind: 'module.not-needed' } // the virtual reader
  | { readonly kind: 'module.built' }
  | { readonly kind: 'module.missing' }
  | { readonly kind: 'pcscd.running' }
  | { readonly kind: 'pcscd.stopped' }
  | { readonly kind: 'pcscd.denied' }
  | { readonly kind: 'pcscd.silent' }
  | { readonly kind: 'readers.none' }
  | { readonly kind: 'readers.found'; readonly names: readonly string[] }
  | { readonly kind: 'readers.mute'; readonly names: readonly string[] } // a card in them does not answer

export type FolderFinding =
  | { readonly kind: 'folder.none' } // thrown away with the session
  | { readonly kind: 'folder.sound'; readonly path: string }
  | { readonly kind: 'folder.missing'; readonly path: string }
  | { readonly kind: 'folder.forbidden'; readonly path: string } // this user may not look into it
  | { readonly kind: 'folder.unwritable'; readonly path: string }
  | { readonly kind: 'folder.open'; readonly path: string } // others may look into it
  | { readonly kind: 'file.forbidden'; readonly path: string } // this user may not read it, or not write it
  | { readonly kind: 'keys.open'; readonly path: string }
  | { readonly kind: 'disk.roomy'; readonly mebibytes: number }
  | { readonly kind: 'disk.full'; readonly mebibytes: number }

export type ScreenFinding =
  | { readonly kind: 'locale.utf8' }
  | { readonly kind: 'locale.other' }
  | { readonly kind: 'fonts.unknown' } // no fontconfig: no screen of its own
  | { readonly kind: 'fonts.found'; readonly family: string }
  | { readonly kind: 'fonts.missing' }
  | { readonly kind: 'widths.unasked' } // no terminal
  | { readonly kind: 'widths.silent' }
  | { readonly kind: 'widths.right' }
  | { readonly kind: 'widths.wrong'; readonly texts: readonly string[] }

export type TrustFinding =
  | { readonly kind: 'clock.unknown' }
  | { readonly kind: 'clock.plausible'; readonly newest: string } // RFC 3339, UTC
  | { readonly kind: 'clock.behind'; readonly newest: string }
  | { readonly kind: 'trust.of-service' }
  | { readonly kind: 'trust.samples' }
  | { readonly kind: 'trust.read'; readonly authorities: number }
  | { readonly kind: 'trust.unusable'; readonly problem: TrustFolderProblem['kind']; readonly file: string }
  | { readonly kind: 'lists.none'; readonly isRefused: boolean } // and so is every card
  | ({ readonly kind: 'list.current' | 'list.ending' | 'list.stale' | 'list.of-the-future' } & ListEnd)

type ListEnd = Pick<ListState, 'issuer'> & { readonly nextUpdate: string | null }

export type RegistryFinding =
  | { readonly kind: 'registry.thrown-away' }
  | { readonly kind: 'registry.absent'; readonly path: string }
  | { readonly kind: 'registry.read'; readonly registrations: number; readonly log: number }
  | { readonly kind: 'registry.unusable'; readonly path: string; readonly problem: string }
  | { readonly kind: 'service.well'; readonly url: string }
  | { readonly kind: 'service.unreachable'; readonly url: string; readonly problem: string }
  | { readonly kind: 'service.unwell'; readonly url: string; readonly problem: string }
  | { readonly kind: 'identity.unusable'; readonly problem: string }
  | { readonly kind: 'identity.valid' | 'identity.ending' | 'identity.ended'; readonly until: string }

/** 'remark': nothing to look at here, which is nobody's fault. */
export type FindingState = 'ok' | 'to-do' | 'remark'

export const FINDING_STATES: { readonly [Kind in Finding['kind']]: FindingState } = {
  'user.kiosk': 'remark',
  'user.missing': 'to-do',
  'settings.valid': 'ok',
  'settings.absent': 'remark',
  'settings.unusable': 'to-do',
  'cards.none': 'ok',
  'cards.forgotten': 'to-do',
  'service-file.closed': 'to-do',
  'service-file.maintenance': 'to-do',
  'module.not-needed': 'remark',
  'module.built': 'ok',
  'module.missing': 'to-do',
  'pcscd.running': 'ok',
  'pcscd.stopped': 'to-do',
  'pcscd.denied': 'to-do',
  'pcscd.silent': 'to-do',
  'readers.none': 'to-do',
  'readers.found': 'ok',
  'readers.mute': 'to-do',
  'folder.none': 'remark',
  'folder.sound': 'ok',
  'folder.missing': 'to-do',
  'folder.forbidden': 'to-do',
  'folder.unwritable': 'to-do',
  'folder.open': 'to-do',
  'file.forbidden': 'to-do',
  'keys.open': 'to-do',
  'disk.roomy': 'ok',
  'disk.full': 'to-do',
  'locale.utf8': 'ok',
  'locale.other': 'to-do',
  'fonts.unknown': 'remark',
  'fonts.found': 'ok',
  'fonts.missing': 'to-do',
  'widths.unasked': 'remark',
  'widths.silent': 'remark',
  'widths.right': 'ok',
  'widths.wrong': 'to-do',
  'clock.unknown': 'remark',
  'clock.plausible': 'ok',
  'clock.behind': 'to-do',
  'trust.of-service': 'remark',
  'trust.samples': 'remark',
  'trust.read': 'ok',
  'trust.unusable': 'to-do',
  'lists.none': 'to-do',
  'list.current': 'ok',
  'list.ending': 'to-do',
  'list.stale': 'to-do',
  'list.of-the-future': 'to-do',
  'registry.thrown-away': 'remark',
  'registry.absent': 'to-do',
  'registry.read': 'ok',
  'registry.unusable': 'to-do',
  'service.well': 'ok',
  'service.unreachable': 'to-do',
  'service.unwell': 'to-do',
  'identity.unusable': 'to-do',
  'identity.valid': 'ok',
  'identity.ending': 'to-do',
  'identity.ended': 'to-do',
}

export const isWell = (findings: readonly Finding[]): boolean =>
  findings.every(({ kind }) => FINDING_STATES[kind] !== 'to-do')

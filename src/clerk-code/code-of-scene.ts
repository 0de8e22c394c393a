import type { CardRole, Failure } from '../failure.ts'
import type { Warning } from '../types/registry.ts'
import type { Scene, Screen } from '../types/scene.ts'
import { type CodedFailure, clerkCode } from './clerk-code.ts'
import { issuerMark } from './issuer-mark.ts'
import type { Place } from './place-numbers.ts'
import { readersSituation } from './readers-situation.ts'

/** The clerk code of a screen on which something failed; null where nothing did. */
export function codeOfScene(scene: Scene): string | null {
  const { screen, readers } = scene
  const failure = failureOf(scene)
  if (failure === null && screen.name !== 'out-of-service') return null
  const issuer = issuerOf(screen, failure)
  return clerkCode({
    place: placeOf(scene),
    failure: failure === null ? null : coded(failure),
    readers: readersSituation(readers),
    issuer: issuer === null ? null : issuerMark(issuer),
    triesLeft: noticeOf(screen)?.cost?.left ?? triesOf(screen),
  })
}

/** The clerk code of a self-test that came to something else than it has to; null where all was well. */
export function selfTestCode({ screen, readers }: Scene): string | null {
  if (screen.name !== 'menu' || screen.selfTest === null || screen.selfTest.isWell) return null
  const { failure } = screen.selfTest
  return clerkCode({
    ...{ place: 'self-test', failure: failure === null ? null : coded(failure) },
    ...{ readers: readersSituation(readers), issuer: null, triesLeft: null },
  })
}

function placeOf({ screen: { name }, journey }: Scene): Place {
  if (name !== 'card' && name !== 'card-pin') return name
  return journey === null || journey === 'renewal' ? `card-check/${name}` : `${journey}/${name}`
}

function coded(failure: Failure): CodedFailure {
  return { kind: failure.kind, about: aboutOf(failure) }
}

function aboutOf(failure: Failure): CodedFailure['about'] {
  if ('role' in failure) return failure.role
  if ('why' in failure) return failure.why
  return failure.kind === 'new.differs' ? failure.row : null
}

function failureOf({ screen, readers }: Scene): Failure | null {
  const shown = noticeOf(screen)?.failure ?? unspoken(screen)
  if (shown !== null) return shown
  if (readers.service === 'stopped') return { kind: 'reader.service-stopped' }
  if (readers.service === 'denied') return { kind: 'reader.denied' }
  return readers.service === 'running' && readers.readers.length === 0 ? { kind: 'reader.none' } : null
}

function noticeOf(screen: Screen) {
  if ('dialog' in screen) return screen.dialog.notice
  return 'notice' in screen ? screen.notice : null
}

/** What a screen is about without having a notice of it. */
function unspoken(screen: Screen): Failure | null {
  switch (screen.name) {
    case 'current-pin':
    case 'new-pin':
    case 'card-pin':
      return screen.dialog.blocked ? { kind: 'pin.blocked' } : null
    case 'review': {
      const [refused] = screen.review.warnings.filter(({ policy }) => policy === 'refuse')
      return refused === undefined ? null : { kind: 'new.differs', row: WARNED[refused.kind] }
    }
    case 'standing': {
      const [kind] = screen.standing?.problems ?? []
      return kind === undefined ? null : { kind, role: 'card' }
    }
    case 'interrupted':
    case 'request-interrupted':
      return screen.settlement.state === 'unknown' ? { kind: 'registry.unreachable' } : null
    case 'result':
    case 'registration-result':
    case 'change-result':
      return screen.issuing.find((issuing) => issuing.state === 'failed')?.failure ?? null
    default:
      return null
  }
}

const WARNED: Readonly<Record<Warning['kind'], (Failure & { readonly kind: 'new.differs' })['row']>> = {
  'company-differs': 'company',
  'address-differs': 'address',
  'holder-differs': 'holder',
  'new-expires-first': 'expiry',
}

/** By its name, of the card that the failure is about. */
function issuerOf(screen: Screen, failure: Failure | null): string | null {
  if ('dialog' in screen) return screen.dialog.issuerName
  if ('slot' in screen) return screen.slot.state === 'ready' ? screen.slot.card.view.rows.issuer : null
  if (screen.name === 'review') return screen.review[roleOf(failure)].issuer
  if ('form' in screen) return screen.form.card.issuer
  return screen.name === 'standing' ? screen.card.view.rows.issuer : null
}

const roleOf = (failure: Failure | null): Exclude<CardRole, 'card'> =>
  failure !== null && (failure.kind.startsWith('new.') || ('role' in failure && failure.role === 'new'))
    ? 'new'
    : 'current'

function triesOf(screen: Screen): number | null {
  if ('dialog' in screen) return screen.dialog.triesLeft
  if ('slot' in screen) return screen.slot.state === 'ready' ? screen.slot.card.reading.triesLeft : null
  return screen.name === 'standing' ? screen.card.reading.triesLeft : null
}

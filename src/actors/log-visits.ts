import { codeOfScene, selfTestCode } from '../clerk-code/code-of-scene.ts'
import type { Failure } from '../failure.ts'
import type { Log } from '../log.ts'
import type { ReaderEvent, ReaderPort, ReaderStatus } from '../types/reader.ts'
import type { Scene } from '../types/scene.ts'
import type { SelfTestResult } from '../types/self-test.ts'

/** One line for each thing that the help desk may be asked about later: screens, failures, receipts, readers and cards. */
export function logScenes(log: Pick<Log, 'info' | 'warn'>): (scene: Scene) => void {
  let previous: Scene['screen'] | null = null
  const logOperator = operatorLines(log)
  return (scene) => {
    const { screen } = scene
    if (screen === previous) return
    if (screen.name !== previous?.name) log.info({ event: 'screen', screen: screen.name, ...outcome(screen) })
    logOperator(scene, previous)
    const notice = noticeOf(screen)
    if (notice && notice !== (previous && noticeOf(previous))) {
      const { failure, cost } = notice
      log.warn({ event: 'failure', code: codeOfScene(scene), screen: screen.name, ...loggable(failure), cost })
    }
    previous = screen
  }
}

/** Wrong passwords, and what each self-test came to, once. */
function operatorLines(log: Pick<Log, 'info' | 'warn'>) {
  let last: SelfTestResult | null = null
  return (scene: Scene, previous: Scene['screen'] | null) => {
    const { screen } = scene
    if (screen.name === 'operator' && screen.said === 'wrong' && !isSameAttempt(screen, previous))
      log.warn({ event: 'operator password wrong', attempt: screen.attempt })
    const tested = screen.name === 'menu' ? screen.selfTest : null
    if (tested === null || tested === last) return
    last = tested
    const { time: _, ...outcome } = tested // of the line itself
    log[tested.isWell ? 'info' : 'warn']({ event: 'self-test', ...outcome, code: selfTestCode(scene) })
  }
}

/** What is there already as well: the reader was started before anything could be heard of it. */
export function logReader(log: Pick<Log, 'info'>, reader: Pick<ReaderPort, 'subscribe' | 'status'>): () => void {
  const write = ({ type, ...fields }: ReaderEvent) => log.info({ event: type, ...fields })
  for (const event of eventsUntilNow(reader.status())) write(event)
  return reader.subscribe(write)
}

const eventsUntilNow = ({ service, readers }: ReaderStatus): readonly ReaderEvent[] => [
  ...(service === 'starting' ? [] : [{ type: 'service.changed', service } as const]),
  ...readers.flatMap(({ name: reader, card }): readonly ReaderEvent[] => [
    { type: 'reader.attached', reader },
    ...(card === null ? [] : [{ type: 'card.inserted', reader, card } as const]),
  ]),
]

/** What somebody else wrote into a form is nobody's business here: only which fields it was. */
const loggable = (failure: Failure): object =>
  'fields' in failure ? { ...failure, fields: failure.fields.map(({ name }) => name) } : failure

function outcome(screen: Scene['screen']): object {
  if ('receipt' in screen) return { receipt: screen.receipt }
  if (screen.name === 'interrupted' || screen.name === 'request-interrupted')
    return { pending: screen.pending, settlement: screen.settlement }
  if (screen.name === 'take-cards' || screen.name === 'closed') return { reason: screen.reason }
  return {}
}

const isSameAttempt = (screen: { readonly attempt: number }, previous: Scene['screen'] | null): boolean =>
  previous?.name === 'operator' && previous.attempt === screen.attempt

function noticeOf(screen: Scene['screen']) {
  if ('dialog' in screen) return screen.dialog.notice
  return 'notice' in screen ? screen.notice : null
}

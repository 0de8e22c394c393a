import { DELAYS } from '../../machines/delays.ts'
import type { KioskEvent } from '../../src/types/kiosk-event.ts'
import type { Settlement } from '../../src/types/registry.ts'
import { type Answer, type PortName, settled } from './held-ports.ts'
import { type KioskInTest, startVisit } from './kiosk-in-test.ts'
import { type Happening, keyOf } from './renewal-paths.ts'

const isKey = (happening: Happening): happening is Happening & KioskEvent => !happening.type.startsWith('xstate.')

async function answer(visit: KioskInTest, port: string, output: unknown) {
  if (port === 'settlement') await visit.answer('settleRenewal', { ok: true, value: output as Settlement })
  else await visit.answer(port as PortName, output as Answer<PortName>)
}

/** Makes it happen in the whole kiosk, with true actors and timers. */
export async function happen(visit: KioskInTest, happening: Happening) {
  const [, kind, third = '', port = ''] = happening.type.split('.')
  if (isKey(happening)) {
    visit.send({ type: 'key.pressed' }, happening)
  } else if ('output' in happening) {
    await answer(visit, port, happening.output)
  } else if (kind === 'after') {
    visit.pass(DELAYS[third as 'confirmationKept' | 'settlePatience'])
  }
  await settled()
}

/** Where the renewal is; after its end, where the kiosk is. */
export function placeOf(visit: KioskInTest): string {
  const { visit: under } = visit.actor.getSnapshot().context
  return under?.journey === 'renewal' ? keyOf(under.snapshot) : visit.scene().screen.name
}

interface Step {
  readonly event: { readonly type: string }
  readonly state: Parameters<typeof keyOf>[0]
}

/** Repeats a way found in the graph, and stops at the first step that leads elsewhere. */
export async function replay(steps: readonly Step[]) {
  const visit = startVisit()
  const happened: Happening[] = []
  for (const { event, state } of steps) {
    if (event.type === 'xstate.init') continue
    const happening = event as Happening
    happened.push(happening)
    await happen(visit, happening)
    const expected = state.matches('finished') ? visit.scene().screen.name : keyOf(state)
    if (placeOf(visit) !== expected) throw new Error(`${event.type} led to ${placeOf(visit)}, not ${expected}`)
  }
  return { visit, happened }
}

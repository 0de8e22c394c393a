import { isDeepStrictEqual } from 'node:util'
import type { Scene } from '../types/scene.ts'
import type { NextTurn } from './keyboard/turns.ts'
import type { Kiosk } from './stage.ts'

export interface Following {
  scene(): Scene // the one to be shown, which lags behind the kiosk's by a turn of the event loop after processing
  stop(): void
}

/**
 * Follows the kiosk's scenes. What was typed during processing may still lie in the terminal when processing ends, so
 * the event loop goes once round, and drops it, before the next screen is shown and its keys count.
 */
export function followScenes(options: {
  readonly kiosk: Kiosk
  readonly nextTurn: NextTurn
  readonly discard: () => void
  readonly changed: (before: Scene) => void
}): Following {
  const { kiosk, nextTurn, discard, changed } = options
  let scene = kiosk.scene()
  let leaving = false

  function show(next: Scene): void {
    if (isDeepStrictEqual(scene, next)) return
    const before = scene
    scene = next
    changed(before)
  }

  function leaveProcessing(): void {
    leaving = true
    nextTurn(() => {
      leaving = false
      discard()
      show(kiosk.scene())
    })
  }

  const stop = kiosk.subscribe(() => {
    const next = kiosk.scene()
    if (!isProcessing(scene) || isProcessing(next)) show(next)
    else if (!leaving) leaveProcessing()
  })
  return { scene: () => scene, stop }
}

export const isProcessing = ({ overlay }: Scene): boolean =>
  overlay?.kind === 'processing' || overlay?.kind === 'pin-pad'

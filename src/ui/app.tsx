import { useSyncExternalStore } from 'react'
import { FrameView, type World } from './frame-view.tsx'
import { CrashBoundary } from './parts/crash-boundary.tsx'
import type { Stage } from './stage.ts'

interface Props {
  readonly stage: Stage
  readonly world: World
  readonly onCrash: (error: unknown) => void
}

export const App = ({ stage, world, onCrash }: Props) => (
  <CrashBoundary onCrash={onCrash}>
    <Screen stage={stage} world={world} />
  </CrashBoundary>
)

function Screen({ stage, world }: Omit<Props, 'onCrash'>) {
  const frame = useSyncExternalStore(stage.subscribe, stage.frame)
  return <FrameView frame={frame} world={world} />
}

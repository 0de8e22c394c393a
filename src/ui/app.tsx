import { useSyncExternalStore } from 'react'
import { FrameView, type World } from './frame-view.tsx'
import { CrashBoundary } from './parts/crash-boundary.tsx'
import { ThemeContext } from './parts/theme-context.ts'
import type { Stage } from './stage.ts'
import type { Theme } from './theme.ts'

interface Props {
  readonly stage: Stage
  readonly world: World
  readonly theme: Theme
  readonly onCrash: (error: unknown) => void
}

export const App = ({ stage, world, theme, onCrash }: Props) => (
  <CrashBoundary onCrash={onCrash}>
    <ThemeContext value={theme}>
      <Screen stage={stage} world={world} />
    </ThemeContext>
  </CrashBoundary>
)

function Screen({ stage, world }: Pick<Props, 'stage' | 'world'>) {
  const frame = useSyncExternalStore(stage.subscribe, stage.frame)
  return <FrameView frame={frame} world={world} />
}

import { Box } from 'ink'
import type { ComponentType } from 'react'
import type { ScreenName } from '../types/scene.ts'
import { displayText } from './display-text.ts'
import type { Frame } from './frame.ts'
import { Styled } from './parts/block.tsx'
import { Footer } from './parts/footer.tsx'
import { OverlayBox } from './parts/overlay.tsx'
import { ScreenTitle } from './parts/screen-title.tsx'
import { TitleBar } from './parts/title-bar.tsx'
import { TooSmall } from './parts/too-small.tsx'
import type { ScreenProps } from './screens/props.ts'
import { SCREENS } from './screens/screens.ts'
import type { Typing } from './stage.ts'
import { GLYPHS } from './theme.ts'

export interface World {
  readonly typing: Typing
  readonly clock: () => Date
  readonly ring: () => void
}

/** The one frame around all screens (`screens.md`): the same place for the same thing. */
export function FrameView({ frame, world }: { readonly frame: Frame; readonly world: World }) {
  const { scene, size, words, readable } = frame
  if (!readable) return <TooSmall size={size} words={words.frame} />
  return (
    <Box width={size.columns} height={size.rows} flexDirection="column" overflow="hidden">
      <TitleBar words={words.frame} name={systemName(frame)} clock={world.clock} columns={size.columns} />
      <ScreenTitle words={words.frame} name={scene.screen.name} journey={scene.journey} columns={size.columns} />
      <Styled look={{}} silent>
        {GLYPHS.rule.repeat(size.columns)}
      </Styled>
      <Body frame={frame} world={world} />
      <Footer panel={frame.panel} rule={frame.rule} readers={frame.readers} hints={frame.hints} />
    </Box>
  )
}

const systemName = ({ agency, view, words }: Frame): string => {
  const own = agency.systemName[view.language]
  return own === undefined ? words.frame.system : displayText(own)
}

const FINISHED: readonly ScreenName[] = ['result', 'registration-result', 'change-result']

/** An overlay hides the screen but leaves it mounted. */
function Body({ frame, world }: { readonly frame: Frame; readonly world: World }) {
  const { scene, words, room } = frame
  const { overlay, screen } = scene
  const CurrentScreen = SCREENS[screen.name] as ComponentType<ScreenProps<ScreenName>>
  return (
    <Box height={room.rows} flexShrink={0} flexDirection="column" overflow="hidden">
      {overlay !== null && (
        <OverlayBox
          overlay={overlay}
          isFinished={FINISHED.includes(screen.name)}
          journey={scene.journey ?? 'renewal'}
          words={words.overlays}
          room={room}
          clock={world.clock}
        />
      )}
      <Box display={overlay === null ? 'flex' : 'none'} flexDirection="column">
        <CurrentScreen screen={screen} frame={frame} typing={world.typing} ring={world.ring} />
      </Box>
    </Box>
  )
}

import type { Screen, ScreenName } from '../../types/scene.ts'
import type { Frame } from '../frame.ts'
import type { Typing } from '../stage.ts'

export interface ScreenProps<Name extends ScreenName> {
  readonly screen: Screen & { readonly name: Name }
  readonly frame: Frame
  readonly typing: Typing
  readonly ring: () => void
}

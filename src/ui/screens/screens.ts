import type { ComponentType } from 'react'
import type { ScreenName } from '../../types/scene.ts'
import { CurrentCardScreen, NewCardScreen } from './card.tsx'
import { InterruptedScreen } from './interrupted.tsx'
import { MenuScreen } from './menu.tsx'
import { OutOfServiceScreen } from './out-of-service.tsx'
import { PinScreen } from './pin.tsx'
import type { ScreenProps } from './props.ts'
import { ResultScreen } from './result.tsx'
import { ReviewScreen } from './review.tsx'
import { TakeCardsScreen } from './take-cards.tsx'

/**
 * Every screen there is. To add one: its value in `types/scene.ts`, its file here, its keys in `bindings.ts`, its title
 * in both `words`; the compiler asks for each.
 */
export const SCREENS: { readonly [Name in ScreenName]: ComponentType<ScreenProps<Name>> } = {
  menu: MenuScreen,
  'current-card': CurrentCardScreen,
  'current-pin': PinScreen,
  'new-card': NewCardScreen,
  'new-pin': PinScreen,
  review: ReviewScreen,
  result: ResultScreen,
  interrupted: InterruptedScreen,
  'take-cards': TakeCardsScreen,
  'out-of-service': OutOfServiceScreen,
}

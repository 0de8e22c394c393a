import type { ComponentType } from 'react'
import type { ScreenName } from '../../types/scene.ts'
import { CardScreen, CurrentCardScreen, NewCardScreen } from './card.tsx'
import { ClosedScreen } from './closed.tsx'
import { ConfirmationScreen } from './confirmation.tsx'
import { FormScreen } from './form.tsx'
import { InterruptedScreen } from './interrupted.tsx'
import { MenuScreen } from './menu.tsx'
import { OperatorScreen } from './operator.tsx'
import { OutOfServiceScreen } from './out-of-service.tsx'
import { PinScreen } from './pin.tsx'
import type { ScreenProps } from './props.ts'
import { RequestInterruptedScreen } from './request-interrupted.tsx'
import { RequestResultScreen } from './request-result.tsx'
import { ResultScreen } from './result.tsx'
import { ReviewScreen } from './review.tsx'
import { StandingScreen } from './standing.tsx'
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
  'request-interrupted': RequestInterruptedScreen,
  card: CardScreen,
  'card-pin': PinScreen,
  search: FormScreen,
  'registration-form': FormScreen,
  'change-form': FormScreen,
  'registration-confirmation': ConfirmationScreen,
  'change-confirmation': ConfirmationScreen,
  'registration-result': RequestResultScreen,
  'change-result': RequestResultScreen,
  standing: StandingScreen,
  'take-cards': TakeCardsScreen,
  closed: ClosedScreen,
  operator: OperatorScreen,
  'out-of-service': OutOfServiceScreen,
}

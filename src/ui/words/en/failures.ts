import type { CardRole, FailureOf } from '../../../failure.ts'
import { displayText } from '../../display-text.ts'
import type { FailureWords } from '../words.ts'
import { day } from './day.ts'
import { enReceiptFailures } from './receipt-failures.ts'
import { enRequestFailures } from './request-failures.ts'

export const enFailures: FailureWords = {
  'reader.service-stopped': () => ({
    text: 'The IC card reader service has stopped.',
    advice: 'It starts again by itself. If nothing changes for a while, please tell the staff.',
  }),
  'reader.denied': () => ({
    text: 'This terminal may not use the IC card reader.',
    advice: 'Please tell the staff.',
  }),
  'reader.none': () => ({
    text: 'No IC card reader was found.',
    advice: 'Please check the cable of the IC card reader.',
  }),
  'reader.unavailable': () => ({
    text: 'The IC card reader was unplugged.',
    advice: 'Plug it in again and insert the card once more.',
  }),
  'reader.restarting': () => ({
    text: 'The IC card reader is being restarted.',
    advice: 'Wait a little and do the same again.',
  }),

  'operator.unlisted': () => ({
    text: 'This is not an IC card of the staff.',
    advice: 'If you are a visitor, press Esc to go back. If you are staff, insert a card that koshin.toml names.',
  }),
  'operator.expired': () => ({
    text: 'This IC card of the staff has expired.',
    advice: 'Insert a card of the staff that is still valid, or press Esc to go back.',
  }),

  'card.absent': ({ wanted }) =>
    wanted === 'new'
      ? {
          text: 'The new IC card is not inserted.',
          advice: 'Insert the new IC card in the reader that is free.',
        }
      : {
          text: 'No IC card is inserted.',
          advice: 'Check which way round the gold contacts are and push the card in fully.',
        },
  'card.removed': () => ({
    text: 'The IC card was taken out while it was in use.',
    advice: 'Insert the same card again and go on.',
  }),
  'card.changed': () => ({
    text: 'The IC card was exchanged for another one while it was in use.',
    advice: 'Insert the card that the screen asks for and go on.',
  }),
  'card.mute': () => ({
    text: 'The IC card does not answer.',
    advice: 'Take it out, check which way round the gold contacts are, and insert it again.',
  }),
  'card.reset': () => ({
    text: 'Another program interrupted the IC card.',
    advice: 'Please do the same again.',
  }),
  'card.busy': () => ({
    text: 'Another program is using the IC card.',
    advice: 'Wait a little and do the same again.',
  }),
  'card.timeout': () => ({
    text: 'The IC card took too long to answer.',
    advice: 'Insert the card again and do the same once more.',
  }),
  'card.unsupported': ({ atr }) => ({
    text: `This kind of IC card is not supported (ATR ${displayText(atr)}).`,
    advice: 'Check that it is a card for electronic bidding. If it is, give the ATR to the staff.',
  }),
  'card.malformed': ({ detail }) => ({
    text: `The answer of the IC card breaks the standard (${displayText(detail)}).`,
    advice: 'If inserting it again does not help, contact the authority that issued it.',
  }),
  'card.refused': ({ statusWord }) => ({
    text: `The IC card refused to work (${displayText(statusWord)}).`,
    advice: 'If inserting it again does not help, contact the authority that issued it.',
  }),
  'card.certificate-missing': () => ({
    text: 'There is no certificate on the IC card.',
    advice: 'Check that it is a card for electronic bidding, and contact the authority that issued it.',
  }),
  'card.signing-failed': ({ statusWord }) => ({
    text: `The card could not sign (${displayText(statusWord)}).`,
    advice: 'Insert the card again and try once more.',
  }),
  'card.key-mismatch': () => ({
    text: 'The key and the certificate on the IC card do not belong together.',
    advice: 'This card cannot be used. Contact the authority that issued it.',
  }),

  'pin.wrong': () => ({ text: 'The PIN is wrong.', advice: 'Check the PIN and enter it again.' }),
  'pin.blocked': () => ({
    text: 'The PIN is blocked.',
    advice: 'Contact the authority that issued the card.',
  }),
  'pin.illegal': ({ minLength, maxLength }) => ({
    text: `A PIN has ${minLength === maxLength ? minLength : `${minLength} to ${maxLength}`} characters. It was not sent to the card.`,
    advice: 'Check its length and enter it again.',
  }),

  'pin-pad.timed-out': () => ({
    text: 'No PIN was entered on the PIN pad in time. Nothing was sent to the card.',
    advice: 'Press Enter (OK) and use the PIN pad once more.',
  }),
  'pin-pad.cancelled': () => ({
    text: 'The PIN was cancelled on the PIN pad. Nothing was sent to the card.',
    advice: 'To go on, press Enter (OK) and use the PIN pad.',
  }),
  'pin-pad.refused': ({ detail }) => ({
    text: `The PIN pad of this IC card reader does not work (${displayText(detail)}). Nothing was sent to the card.`,
    advice: 'Please tell the staff. Another IC card reader will do.',
  }),
  'pin-pad.absent': () => ({
    text: 'The IC card reader has no PIN pad. Nothing was sent to the card.',
    advice: 'Take out the card and insert it again.',
  }),

  'certificate.expired': ({ role }) => ({
    text: `${CARD[role]} has expired${role === 'current' ? ', so it cannot be renewed' : ''}.`,
    advice: EXPIRED_ADVICE[role],
  }),
  'certificate.not-yet-valid': ({ role }) => ({
    text: `${CARD[role]} is not valid yet.`,
    advice: 'Please come back when it is.',
  }),
  'certificate.revoked': ({ role }) => ({
    text: `The certificate was revoked (${MIDDLE[role].replace('the ', '')}).`,
    advice: REVOKED_ADVICE[role],
  }),
  'certificate.untrusted': ({ role }) => ({
    text: `${CARD[role]} was issued by an authority that this system does not accept.`,
    advice: 'Check that the authority is one for electronic bidding.',
  }),
  'certificate.weak': ({ role }) => ({
    text: `The encryption of ${MIDDLE[role]} is too weak.`,
    advice: 'Get a new IC card from the authority that issued it.',
  }),
  'certificate.unreadable': ({ role }) => ({
    text: `The certificate on ${MIDDLE[role]} cannot be read.`,
    advice: 'If inserting it again does not help, contact the authority that issued it.',
  }),
  'certificate.clock-wrong': ({ role }) => ({
    text: `${CARD[role]} cannot be checked, because the clock of this terminal is slow.`,
    advice: 'Your card is not the cause. Please ask the staff to set the clock of the terminal.',
  }),
  'certificate.revocation-unknown': ({ role }) => ({
    text: `${CARD[role]} cannot be checked for revocation at the moment.`,
    advice: 'The card may well be good. Please tell the staff that the revocation lists (CRLs) need to be updated.',
  }),
  'certificate.unsuitable': ({ role }) => ({
    text: `The certificate on ${MIDDLE[role]} is not one for registering with electronic bidding.`,
    advice: 'Check that it is a card for electronic bidding, and contact the authority that issued it.',
  }),

  'registry.unreachable': () => ({
    text: 'The registration system cannot be reached.',
    advice: 'Wait a little and try again. If that does not help, please tell the staff.',
  }),
  'registry.rolled-back': () => ({
    text: 'The records of the registration system are not those that this terminal has seen before. Your registration has not been changed.',
    advice: 'This terminal cannot renew. Please tell the staff.',
  }),
  'registry.not-accepted': ({ detail }) => ({
    text: `Not accepted. Your registration has not been changed (${displayText(detail)}).`,
    advice: 'Start again from the menu. If that does not help, please tell the staff.',
  }),
  'current.unregistered': () => ({
    text: 'This IC card is not registered.',
    advice:
      'Insert the IC card in use. The new IC card is for a later screen. To register for the first time, choose "Register" in the menu.',
  }),
  'current.is-new': ({ after }) =>
    after === 'back'
      ? {
          text: 'Nothing was renewed ("Back" was pressed).',
          advice: 'To start over, take the new IC card out and insert the IC card in use. To stop, press Esc.',
        }
      : {
          text: 'The new IC card is in the reader.',
          advice: 'Take it out and insert the IC card in use.',
        },
  'current.superseded': ({ on }) => ({
    text: `This IC card was renewed with another one on ${day(on)}.`,
    advice: 'Please use the newer IC card.',
  }),
  'new.same-card': () => ({
    text: 'This is the IC card in use.',
    advice: 'Replace it with the new IC card.',
  }),
  'new.registered': () => ({
    text: 'The new IC card is already registered.',
    advice: 'Replace it with another new IC card, or ask the staff.',
  }),
  'new.differs': ({ row }) => ({
    text: NEW_DIFFERS[row],
    advice: 'It cannot be renewed. Use "Register", or ask the staff.',
  }),
  'renewal.overtaken': () => ({
    text: 'This registration was renewed at another terminal first.',
    advice: 'Use the newer IC card. If that was not you, please tell the staff.',
  }),
  'renewal.not-recorded': () => ({
    text: 'This terminal cannot record the renewal. Your registration has not been changed.',
    advice: 'Please tell the staff. Another terminal can renew your card.',
  }),
  'renewal.not-done': () => ({
    text: 'The renewal did not take place. Your registration has not been changed.',
    advice: 'The IC card in use can still be used. Press Back and renew again.',
  }),
  'renewal.expired': () => ({
    text: 'Too much time has passed for this renewal. Your registration has not been changed.',
    advice: 'Please start again from the menu.',
  }),
  ...enReceiptFailures,
  ...enRequestFailures,
}

const NEW_DIFFERS: Readonly<Record<FailureOf<'new.differs'>['row'], string>> = {
  company: 'The company on the new IC card is not the one on the IC card in use.',
  address: 'The company address on the new IC card is not the one on the IC card in use.',
  holder: 'The holder of the new IC card is not the holder of the IC card in use.',
  expiry: 'The new IC card expires before the one in use.',
}

const CARD: Readonly<Record<CardRole, string>> = {
  current: 'The IC card in use',
  new: 'The new IC card',
  card: 'This IC card',
}

const MIDDLE: typeof CARD = { current: 'the IC card in use', new: 'the new IC card', card: 'this IC card' }

/** Who cannot renew any more needs 登録. */
const REGISTER = 'Use "Register" with your new IC card.'
const EXPIRED_ADVICE: typeof CARD = {
  current: REGISTER,
  new: 'Please insert a new IC card that has not expired.',
  card: REGISTER,
}
const REVOKED_ADVICE: typeof CARD = {
  current: `It cannot be renewed. ${REGISTER}`,
  new: 'Contact the authority that issued the card.',
  card: `${REGISTER} Or contact the authority that issued it.`,
}

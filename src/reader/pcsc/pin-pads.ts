import type { PadVerify, PinPad } from '../../iso7816/pin-pad.ts'
import { done, failed, type Result } from '../../result.ts'
import { PAD_SECONDS } from '../pad-seconds.ts'
import { pinVerifyStructure } from '../pin-verify-structure.ts'
import type { NativeReader } from './addon.ts'
import { failureOf } from './errors.ts'
import { verifyPinDirect } from './feature-list.ts'

const GET_FEATURE_REQUEST = 3400 // CM_IOCTL_GET_FEATURE_REQUEST, PC/SC part 10 §2.2
const LONGEST_LIST = 256 // octets
const LONGEST_ANSWER = 258

/** Which readers have a pad. Each is asked once for as long as it is attached, when a card is first connected. */
export interface PinPads {
  of(reader: NativeReader): Promise<PinPad | null>
}

export function createPinPads(falseClaims: readonly string[]): PinPads {
  const known = new WeakMap<NativeReader, number | null>() // the control code of its VERIFY
  const ask = async (reader: NativeReader): Promise<number | null> => {
    if (falseClaims.some((name) => reader.name.startsWith(name))) return null
    const list = await control(reader, reader.SCARD_CTL_CODE(GET_FEATURE_REQUEST), new Uint8Array(), LONGEST_LIST)
    const code = list.ok ? verifyPinDirect(list.value) : null
    // A card that went away meanwhile says nothing about its reader.
    if (list.ok || !list.failure.kind.startsWith('card.')) known.set(reader, code)
    return code
  }
  return {
    async of(reader) {
      const code = known.get(reader)
      const verify = code === undefined ? await ask(reader) : code
      return verify === null ? null : pinPad(reader, verify)
    },
  }
}

const pinPad = (reader: NativeReader, code: number): PinPad => ({
  seconds: PAD_SECONDS,
  verify: (command: PadVerify) => control(reader, code, pinVerifyStructure(command, PAD_SECONDS), LONGEST_ANSWER),
})

/** The addon does not keep what it sends from being collected: the callback does. */
function control(reader: NativeReader, code: number, data: Uint8Array, longest: number): Promise<Result<Uint8Array>> {
  const sent = Buffer.from(data)
  return new Promise((resolve) => {
    reader.control(sent, code, longest, (error, answer) => {
      sent.fill(0)
      resolve(error ? failed(failureOf(error)) : done(Uint8Array.from(answer)))
    })
  })
}

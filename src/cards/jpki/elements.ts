import type { Channel } from '../../iso7816/channel.ts'
import { selectFile } from '../../iso7816/commands/select-file.ts'
import { run } from '../../iso7816/run.ts'
import { done, failed, type Result } from '../../result.ts'

/** Elementary files of the application; keys and PINs are selected like files (OpenSC's card-jpki, jpki/myna). */
export const ELEMENT = {
  token: 0x0006,
  present: 0x0008,
  authenticationCertificate: 0x000a,
  authenticationKey: 0x0017,
  authenticationPin: 0x0018,
} as const

/** False: the card has no such file. */
export async function findElement(channel: Channel, identifier: number): Promise<Result<boolean>> {
  const selected = await run(channel, selectFile({ by: 'element', identifier }))
  return selected.ok ? done(selected.value !== null) : selected
}

/** Selects what every JPKI card has. */
export async function selectElement(channel: Channel, identifier: number): Promise<Result<undefined>> {
  const found = await findElement(channel, identifier)
  if (!found.ok) return found
  const name = identifier.toString(16).padStart(4, '0').toUpperCase()
  return found.value ? done(undefined) : failed({ kind: 'card.malformed', detail: `a JPKI card without file ${name}` })
}

import type { Command } from '../apdu/command.ts'
import { answer, just, type Response, STATUS } from '../apdu/response.ts'
import { decodeTlvs } from '../tlv.ts'
import type { DataObjects } from './data-objects.ts'

const TAG_LIST = 0x5c

/** GET DATA (SP 800-73-4 part 2 §3.1.2): a tag list that names one object. */
export function getData(command: Command, objects: DataObjects): Response {
  if (command.p1 !== 0x3f || command.p2 !== 0xff) return just(STATUS.wrongParameters)
  const [list, ...others] = decodeTlvs(command.data) ?? []
  if (list?.tag !== TAG_LIST || others.length > 0) return just(STATUS.wrongData)
  const object = objects.get(list.value.reduce((tag, octet) => tag * 256 + octet, 0))
  return object === undefined ? just(STATUS.notFound) : answer(object)
}

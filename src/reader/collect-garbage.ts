import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/**
 * pcsclite releases its PC/SC contexts, a socket each, in destructors, which no environment runs at its end: a thread
 * started anew would cost two file descriptors and two of pcscd's 200 contexts (measured). So they are collected before.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

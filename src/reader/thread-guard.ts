import { THREAD_CLOSED } from './protocol.ts'

const PATIENCE = 2_000 // milliseconds

/** As much of `process` as is needed. */
export interface ExitingProcess {
  on(event: 'exit', listener: () => void): unknown
  off(event: 'exit', listener: () => void): unknown
  kill(pid: number, signal: 'SIGKILL'): unknown
  readonly pid: number
}

/**
 * When the process ends, by whatever way runs 'exit' listeners, the thread is asked to close and waited for: a card with
 * its PIN verified is reset, and nothing native is cut off. No event loop turns any more, so the wait is on shared
 * memory. A thread that hangs in a reader's driver would keep the process from ever ending: it is killed instead.
 */
export function guardExit(host: ExitingProcess, state: SharedArrayBuffer, askToClose: () => void): () => void {
  const flag = new Int32Array(state)
  const onExit = () => {
    askToClose()
    Atomics.wait(flag, 0, 0, PATIENCE)
    if (Atomics.load(flag, 0) !== THREAD_CLOSED) host.kill(host.pid, 'SIGKILL')
  }
  host.on('exit', onExit)
  return () => host.off('exit', onExit)
}

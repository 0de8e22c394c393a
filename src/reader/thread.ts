import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { createCardDesk } from './card-desk.ts'
import { collectGarbage } from './collect-garbage.ts'
import { createOrders } from './orders.ts'
import { loadAddon } from './pcsc/addon.ts'
import { openPcsc } from './pcsc/open-pcsc.ts'
import { type Order, THREAD_CLOSED, type ThreadData, type ThreadMessage } from './protocol.ts'
import { realTimers } from './timers.ts'
import { outlined, recorded } from './transcript.ts'
import { transcriptWriter } from './transcript-file.ts'

/** The card thread: nothing but the joining of a port, a desk and the addon. */
function startThread(port: MessagePort, { firstInsertion, transcript, state }: ThreadData): void {
  const addon = loadAddon()
  if (addon === null) throw new Error('pcsclite is not built') // told before by pcscliteProblem
  const post = (message: ThreadMessage) => port.postMessage(message)
  const open = outlined(openPcsc(addon, collectGarbage), (line) => post({ type: 'exchange', line }))
  const desk = createCardDesk({
    open: transcript === null ? open : recorded(open, transcriptWriter(transcript)),
    timers: realTimers,
    firstInsertion,
    emit: (event) => post({ type: 'event', event }),
  })
  const close = async () => {
    await desk.close()
    const flag = new Int32Array(state)
    Atomics.store(flag, 0, THREAD_CLOSED)
    Atomics.notify(flag, 0)
    process.exit() // this thread only
  }
  const obey = createOrders(desk, post, close)
  port.on('message', (order: Order) => obey(order))
  process.on('uncaughtException', close) // a bug: the main thread sees the end and starts another thread
}

if (parentPort) startThread(parentPort, workerData)

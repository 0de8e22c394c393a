// A small program with a card thread, ended in one of several ways (test/pcsc/exits.test.ts).
import { READERS, startCardThreadPort } from './card-stack.ts'

const ENDS: Readonly<Record<string, () => unknown>> = {
  'close and return': () => port.close(),
  'return without closing': () => undefined, // the thread keeps the process alive: ended by a signal from outside
  exit: () => process.exit(0),
  'exit in an operation': () => {
    void port.readCard(insertion)
    setImmediate(() => process.exit(0))
  },
  'exit at once': () => undefined,
  'uncaught exception': () => setImmediate(() => throwing('uncaught')),
  'unhandled rejection': () => void Promise.reject(new Error('unhandled')),
  'SIGTERM handled': () => onSignal('SIGTERM'),
  'SIGHUP handled': () => onSignal('SIGHUP'),
  'SIGTERM closes first': () => process.once('SIGTERM', () => port.close()),
}

function onSignal(signal: 'SIGTERM' | 'SIGHUP') {
  process.once(signal, () => process.exit(3))
}

function throwing(message: string): never {
  throw new Error(message)
}

const [end = '', wantsCard] = process.argv.slice(2)
const port = startCardThreadPort()
if (end === 'exit at once') process.exit(0)
const insertion = wantsCard === 'card' ? await port.inserted(READERS[0]) : 0
await port.until(({ readers }) => readers.length === READERS.length)
ENDS[end]?.()
process.stdout.write('ready\n')

import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A socket on which every line sent is answered by one line, in turn; lines that `isAnswer` does not take are passed over.
 * `gaveUp` says why nothing will ever listen there, or null.
 */
export async function connectLines(path, gaveUp, isAnswer = () => true) {
  const socket = await connected(path, gaveUp)
  const waiting = []
  let last = Promise.resolve()
  socket.on('error', () => undefined)
  socket.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`${path}: closed`))
  })
  createInterface({ input: socket })
    .on('error', () => undefined) // passed on from the socket, whose end says the same
    .on('line', (line) => {
      if (isAnswer(line)) waiting.shift()?.resolve(line)
    })
  const send = (line) =>
    new Promise((resolve, reject) => {
      if (socket.destroyed) reject(new Error(`${path}: closed`))
      waiting.push({ resolve, reject })
      socket.write(`${line}\n`)
    })
  const ask = (line) => {
    const answer = last.then(() => send(line))
    last = answer.catch(() => undefined)
    return answer
  }
  return { ask, close: () => socket.destroy() }
}

async function connected(path, gaveUp) {
  for (;;) {
    const reason = gaveUp()
    if (reason !== null) throw new Error(reason)
    const socket = createConnection(path)
    const outcome = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    if (outcome) return socket
    await sleep(100)
  }
}

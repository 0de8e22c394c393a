import { fingerprint } from './fingerprint.ts'

const MOST = 1000 // of some 2 KiB each

/**
 * `work` that knows its answers about the certificates that it saw last: a renewal looks at both of its cards several
 * times. Only for what octets say by themselves, which never changes; whether a card is trusted does.
 */
export function remembered<Value>(work: (der: Uint8Array) => Value): (der: Uint8Array) => Value {
  const answers = new Map<string, Value>()
  return (der) => {
    const name = fingerprint(der)
    const known = answers.has(name)
    const answer = known ? (answers.get(name) as Value) : work(der)
    answers.delete(name)
    answers.set(name, answer) // the newest stands last
    const [oldest] = answers.size > MOST ? answers.keys() : []
    if (oldest !== undefined) answers.delete(oldest)
    return answer
  }
}

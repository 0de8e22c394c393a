import type { DeskPorts } from '../../src/types/desk-ports.ts'
import type { OperatorPorts } from '../../src/types/operator-ports.ts'
import type { Ports } from '../../src/types/ports.ts'
import type { IssueReceipt } from '../../src/types/receipt.ts'

type AllPorts = Ports & DeskPorts & OperatorPorts & { readonly issueReceipt: IssueReceipt }
export type PortName = keyof AllPorts
export type Input<Name extends PortName> = Parameters<AllPorts[Name]>[0]
export type Answer<Name extends PortName> = Awaited<ReturnType<AllPorts[Name]>>

interface Call {
  readonly port: PortName
  readonly input: unknown
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** Lets everything happen that follows from what was answered. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Ports that answer when the test says so, and remember what they were asked. */
export function holdPorts() {
  const calls: Call[] = []
  const waiting: Call[] = []
  const held =
    <Name extends PortName>(port: Name) =>
    (input?: Input<Name>) =>
      new Promise<Answer<Name>>((resolve, reject) => {
        const call = { port, input, resolve, reject }
        calls.push(call)
        waiting.push(call)
      })
  const take = (port: PortName) => {
    const index = waiting.findLastIndex((call) => call.port === port)
    const [call] = index < 0 ? [] : waiting.splice(index, 1)
    if (!call) throw new Error(`${port} was not asked, but ${waiting.map((other) => other.port).join(', ')}`)
    return call
  }
  const ports: AllPorts = {
    identifyCard: held('identifyCard'),
    beginRenewal: held('beginRenewal'),
    provePossession: held('provePossession'),
    reviewRenewal: held('reviewRenewal'),
    renew: held('renew'),
    settleRenewal: held('settleRenewal'),
    beginRequest: held('beginRequest'),
    signRequest: held('signRequest'),
    login: held('login'),
    searchCompany: held('searchCompany'),
    submitRequest: held('submitRequest'),
    settleRequest: held('settleRequest'),
    checkCard: held('checkCard'),
    selfTest: held('selfTest'),
    checkOperator: held('checkOperator'),
    identifyOperator: held('identifyOperator'),
    proveOperator: held('proveOperator'),
    issueReceipt: held('issueReceipt'),
  }
  return {
    ports,
    /** Answers the newest call that waits for one. */
    async answer<Name extends PortName>(port: Name, answer: Answer<Name>) {
      ;(take(port).resolve as (answer: Answer<Name>) => void)(answer)
      await settled()
    },
    async crash(port: PortName) {
      take(port).reject(new Error('a bug'))
      await settled()
    },
    asked: <Name extends PortName>(port: Name) =>
      calls.filter((call) => call.port === port).map(({ input }) => input as Input<Name>),
    isWaiting: (port: PortName) => waiting.some((call) => call.port === port),
  }
}

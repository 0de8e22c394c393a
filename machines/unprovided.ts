import { fromPromise } from 'xstate'
import type { DeskPorts } from '../src/types/desk-ports.ts'
import type { OperatorPorts } from '../src/types/operator-ports.ts'
import type { Ports } from '../src/types/ports.ts'
import type { IssueReceipt } from '../src/types/receipt.ts'

type AllPorts = Ports & DeskPorts & Pick<OperatorPorts, 'proveOperator'> & { readonly issueReceipt: IssueReceipt }
type Input<Name extends keyof AllPorts> = Parameters<AllPorts[Name]>[0]
type Output<Name extends keyof AllPorts> = Awaited<ReturnType<AllPorts[Name]>>

/** Stands in a machine for a port until one is provided; a machine that asks it ends in error. */
export const unprovided = <Name extends keyof AllPorts>(name: Name) =>
  fromPromise<Output<Name>, Input<Name>>(() => Promise.reject(new Error(`${name} is not provided`)))

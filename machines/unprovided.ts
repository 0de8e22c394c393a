import { fromPromise } from 'xstate'
import type { Ports } from '../src/types/ports.ts'

type Input<Name extends keyof Ports> = Parameters<Ports[Name]>[0]
type Output<Name extends keyof Ports> = Awaited<ReturnType<Ports[Name]>>

/** Stands in a machine for a port until one is provided; a machine that asks it ends in error. */
export const unprovided = <Name extends keyof Ports>(name: Name) =>
  fromPromise<Output<Name>, Input<Name>>(() => Promise.reject(new Error(`${name} is not provided`)))

import type { DeskPorts } from './types/desk-ports.ts'
import type { OperatorPorts } from './types/operator-ports.ts'
import type { Ports } from './types/ports.ts'

interface World {
  readonly ports: Ports
  readonly deskPorts: DeskPorts
  readonly operatorPorts: OperatorPorts
}

/** Ports that wait for the world, which comes after the first frame. */
export const portsOf = (ready: Promise<World>): Ports => ({
  identifyCard: async (input) => (await ready).ports.identifyCard(input),
  beginRenewal: async (input) => (await ready).ports.beginRenewal(input),
  provePossession: async (input) => (await ready).ports.provePossession(input),
  reviewRenewal: async (input) => (await ready).ports.reviewRenewal(input),
  renew: async (input) => (await ready).ports.renew(input),
  settleRenewal: async (input) => (await ready).ports.settleRenewal(input),
})

export const deskPortsOf = (ready: Promise<World>): DeskPorts => ({
  beginRequest: async (input) => (await ready).deskPorts.beginRequest(input),
  signRequest: async (input) => (await ready).deskPorts.signRequest(input),
  login: async (input) => (await ready).deskPorts.login(input),
  searchCompany: async (input) => (await ready).deskPorts.searchCompany(input),
  submitRequest: async (input) => (await ready).deskPorts.submitRequest(input),
  settleRequest: async (input) => (await ready).deskPorts.settleRequest(input),
  checkCard: async (input) => (await ready).deskPorts.checkCard(input),
})

export const operatorPortsOf = (ready: Promise<World>): OperatorPorts => ({
  selfTest: async (input) => (await ready).operatorPorts.selfTest(input),
  checkOperator: async () => (await ready).operatorPorts.checkOperator(),
  identifyOperator: async (input) => (await ready).operatorPorts.identifyOperator(input),
  proveOperator: async (input) => (await ready).operatorPorts.proveOperator(input),
})

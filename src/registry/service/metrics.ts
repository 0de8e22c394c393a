import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface ServiceMetrics {
  readonly register: Registry
  /** `outcome`: 'ok', the failure's kind, or 'refused.…'. */
  answered(operation: string, outcome: string, seconds: number): void
  refused(reason: string): void
}

/** Seconds. A renewal on a fast disk is at the lower end, a lock that is waited for at the upper. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function serviceMetrics(): ServiceMetrics {
  const register = new Registry()
  const registers = [register]
  const requests = new Counter({
    name: 'koshin_requests_total',
    help: 'Requests answered, by operation and outcome.',
    labelNames: ['operation', 'outcome'],
    registers,
  })
  const durations = new Histogram({
    name: 'koshin_request_seconds',
    help: 'From the first octet of a request to the last of its answer.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers,
  })
  const refusals = new Counter({
    name: 'koshin_refused_total',
    help: 'What did not reach the registry, by reason.',
    labelNames: ['reason'],
    registers,
  })
  return {
    register,
    answered(operation, outcome, seconds) {
      requests.inc({ operation, outcome })
      durations.observe({ operation }, seconds)
    },
    refused: (reason) => refusals.inc({ reason }),
  }
}

/** Memory, processor, event loop; watched until the process ends. */
export const processMetrics = ({ register }: ServiceMetrics): void => collectDefaultMetrics({ register })

/** Octets and milliseconds. Nothing of ours comes near them; whoever does is slow or hostile. */
export const SERVICE_LIMITS = {
  body: 64 * 1024, // a renewal with its certificate is 4 KiB
  header: 8 * 1024,
  handshake: 10_000,
  headers: 10_000,
  request: 20_000, // headers and body
  operation: 30_000, // then the answer is 'unreachable', and the work goes on to its end
  silence: 120_000, // of a connection with a request under way
  idle: 72_000, // of one without
  checks: 5_000, // how often the two before are looked at
  stop: 20_000, // then connections are cut
}

export type ServiceLimits = typeof SERVICE_LIMITS

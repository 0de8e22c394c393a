import type { ServiceLog } from '../../registry/service/create-service.ts'

/** JSON lines into a file or descriptor. A log that cannot be written must never be what ends a service. */
export async function serviceLog(to: string | number): Promise<ServiceLog> {
  const { default: pino } = await import('pino') // CommonJS: the bundle knows no other name
  const lines = pino.destination({ dest: to, sync: true })
  lines.on('error', () => {})
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, lines)
  return {
    info: (line) => logger.info(line),
    warn: (line) => logger.warn(line),
    error: (line) => logger.error(line),
  }
}

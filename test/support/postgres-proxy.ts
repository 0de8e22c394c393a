import { createConnection, createServer, type Socket } from 'node:net'

/** A way to PostgreSQL that can break: after a commit has reached the server, and before its answer has come back. */
export interface PostgresProxy {
  readonly url: string
  /** Once: at the commit of the transaction in which this was said. */
  cutAfter(statement: string): void
  close(): Promise<void>
}

export async function postgresProxy(direct: string): Promise<PostgresProxy> {
  const { searchParams, pathname } = new URL(direct)
  const target = `${searchParams.get('host')}/.s.PGSQL.5432`
  const sockets = new Set<Socket>()
  let awaited: string | null = null
  const server = createServer((client) => {
    const database = createConnection(target)
    let [isSaid, isCut] = [false, false]
    client.on('data', (octets) => {
      if (awaited !== null && octets.includes(awaited)) [isSaid, awaited] = [true, null]
      if (isSaid && octets.includes('commit')) isCut = true
      database.write(octets)
    })
    database.on('data', (octets) => {
      if (isCut) client.destroy()
      else client.write(octets)
    })
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `postgres://koshin@127.0.0.1:${port}${pathname}`,
    cutAfter(statement) {
      awaited = statement
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

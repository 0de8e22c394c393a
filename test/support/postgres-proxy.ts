import { createConnection, createServer, type Socket } from 'node:net'

/** A way to PostgreSQL that can break at the commit of a transaction in which something was said. */
export interface PostgresProxy {
  readonly url: string
  /** Once: when the commit has reached the server, and before its answer has come back. */
  cutAfter(statement: string): Promise<void> // once it has
  /** Once: before the commit has reached the server. */
  cutBefore(statement: string): Promise<void>
  close(): Promise<void>
}

/** A statement is told once on a connection and named afterwards (PostgreSQL, 55.7, Parse): length, name, text. */
const PARSE = /P[\s\S]{4}([\w-]{43})\0([^\0]+)\0/g

interface Cut {
  readonly statement: string
  readonly isAfter: boolean
  readonly done: () => void
}

export async function postgresProxy(direct: string): Promise<PostgresProxy> {
  const { searchParams, pathname } = new URL(direct)
  const target = `${searchParams.get('host')}/.s.PGSQL.5432`
  const sockets = new Set<Socket>()
  const prepared = new Map<string, string>() // statements by their names, which all connections share
  let awaited: Cut | null = null
  const cutAt = (statement: string, isAfter: boolean) =>
    new Promise<void>((done) => {
      awaited = { statement, isAfter, done }
    })
  const says = (octets: Buffer, statement: string) =>
    octets.includes(statement) ||
    [...prepared].some(([name, text]) => text.includes(statement) && octets.includes(name))
  const server = createServer({ noDelay: true }, (client) => {
    const database = createConnection(target)
    let cut: Cut | null = null // of this connection
    let isCommitting = false
    client.on('data', (octets) => {
      for (const [, name = '', text = ''] of octets.toString('latin1').matchAll(PARSE)) prepared.set(name, text)
      if (awaited !== null && says(octets, awaited.statement)) [cut, awaited] = [awaited, null]
      isCommitting ||= cut !== null && octets.includes('commit')
      if (cut === null || !isCommitting || cut.isAfter) database.write(octets)
      else end(cut)
    })
    database.on('data', (octets) => {
      if (cut !== null && isCommitting) end(cut)
      else client.write(octets)
    })
    const end = ({ done }: Cut) => {
      client.destroy()
      database.destroy()
      done()
    }
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
    cutAfter: (statement) => cutAt(statement, true),
    cutBefore: (statement) => cutAt(statement, false),
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

import { Client, type ClientConfig } from 'pg'
import { TLS_FILES } from './errors.ts'
import { tlsFilesProblem } from './tls-files.ts'

/**
 * What a pool makes its connections with. The files that the URL names are read for each of them, and may have gone since
 * the start: that is trouble of this connection. pg throws where it makes the client, also where nobody catches it.
 */
export const checkedClient = (url: string) =>
  function make(config: ClientConfig): Client {
    const problem = tlsFilesProblem(url)
    if (problem === null) return new Client(config)
    const error = Object.assign(new Error(problem.detail), { code: TLS_FILES })
    return Object.assign(new Client({}), { connect: (told: (error: Error) => void) => process.nextTick(told, error) })
  } as unknown as new () => Client

import { describe, expect, it } from 'vitest'
import { isPostgresTrouble, OTHER_VERSION, postgresCause, TLS_FILES } from '../../../src/registry/postgres/errors.ts'
import { shownUrl } from '../../../src/registry/postgres/shown-url.ts'

const withCode = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more })

describe('what PostgreSQL throws', () => {
  it.each([
    ['a lost connection', withCode('08006')],
    ['a wrong password', withCode('28P01')],
    ['a serialization failure', withCode('40001')],
    ['a deadlock', withCode('40P01')],
    ['a full disk', withCode('53100')],
    ['too many connections', withCode('53300')],
    ['a canceled statement', withCode('57014')],
    ['a server that is being stopped', withCode('57P01')],
    ['a server that is starting', withCode('57P03')],
    ['a disk that fails', withCode('58030')],
    ['a damaged index', withCode('XX002')],
    ['a standby', withCode('25006')],
    ['a lock that others hold', withCode('55P03')],
    ['a refused connection', withCode('ECONNREFUSED', { syscall: 'connect' })],
    ['a name that nobody knows', withCode('EAI_AGAIN', { syscall: 'getaddrinfo' })],
    ['a broken pipe', withCode('EPIPE', { syscall: 'write' })],
    [
      'several addresses that refuse',
      Object.assign(new AggregateError([withCode('ECONNREFUSED', { syscall: 'connect' })]), { code: 'ECONNREFUSED' }),
    ],
    ['a stranger’s certificate', withCode('SELF_SIGNED_CERT_IN_CHAIN')],
    ['a certificate of another name', withCode('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['a connection that broke', new Error('Connection terminated unexpectedly')],
    ['a pool with nothing left', new Error('timeout exceeded when trying to connect')],
    ['silence', new Error('Query read timeout')],
    ['no password', new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string')],
  ])('says that the database is at fault: %s', (_, error) => {
    expect(isPostgresTrouble(error)).toBe(true)
  })

  it.each([
    ['a broken constraint', withCode('23505')],
    ['a wrong statement', withCode('42601')],
    ['a missing table', withCode('42P01')],
    ['a value of the wrong form', withCode('22P02')],
    ['a failed transaction', withCode('25P02')],
    ['a file', withCode('ENOENT', { syscall: 'open' })],
    ['an error of our own', new TypeError('x is not a function')],
    ['no error', 'x'],
  ])('says that the code is at fault: %s', (_, error) => {
    expect(isPostgresTrouble(error)).toBe(false)
  })

  it.each([
    ['a full disk', withCode('53100'), '53100'],
    ['a server that is being stopped', withCode('57P01'), '57P01'],
    ['a refused connection', withCode('ECONNREFUSED', { syscall: 'connect' }), 'ECONNREFUSED'],
    [
      'several addresses',
      Object.assign(
        new AggregateError(
          ['EHOSTUNREACH', 'ECONNREFUSED', 'ECONNREFUSED'].map((code) => withCode(code, { syscall: 'connect' })),
        ),
        { code: 'EHOSTUNREACH' },
      ),
      'EHOSTUNREACH, ECONNREFUSED',
    ],
    ['a connection that broke', new Error('Connection terminated unexpectedly'), 'Connection terminated'],
    ['no password', new Error('SASL: SCRAM-SERVER-FIRST-MESSAGE: secret'), 'SASL:'],
    [
      'a TLS file',
      Object.assign(new Error("ENOENT: no such file, open 'x.pem'"), { code: TLS_FILES }),
      "ENOENT: no such file, open 'x.pem'",
    ],
    [
      'a newer program',
      Object.assign(new Error('the tables are of version 9'), { code: OTHER_VERSION }),
      'the tables are of version 9',
    ],
    ['a broken constraint', withCode('23505'), null],
  ])('has a cause for the log that holds nobody’s values: %s', (_, error, cause) => {
    expect(postgresCause(Object.assign(error, { detail: 'Key (name)=(secret)', where: 'secret' }))).toBe(cause)
  })

  it('is told of without a password', () => {
    expect(shownUrl('postgres://koshin:p%40ss@db.example.jp/k?sslmode=verify-full')).toBe(
      'postgres://koshin@db.example.jp/k?sslmode=verify-full',
    )
    expect(shownUrl('postgres:///k?host=%2Frun&password=secret')).toBe('postgres:///k?host=%2Frun')
  })
})

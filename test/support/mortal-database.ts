import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** A database whose process dies, as by kill -9, before the last statement that the fuse leaves it. */
export function mortal(database: DatabaseSync, fuse: { left: number }): DatabaseSync {
  const guarded = (statement: StatementSync): StatementSync =>
    new Proxy(statement, {
      get(target, name) {
        const member = Reflect.get(target, name)
        if (name !== 'all' && name !== 'run') return typeof member === 'function' ? member.bind(target) : member
        return (...parameters: unknown[]) => {
          fuse.left -= 1
          if (fuse.left <= 0) process.kill(process.pid, 'SIGKILL')
          return Reflect.apply(member, target, parameters)
        }
      },
    })
  return new Proxy(database, {
    get(target, name) {
      if (name === 'prepare') return (sql: string) => guarded(target.prepare(sql))
      const member = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}

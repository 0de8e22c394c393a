import { readdirSync, readFileSync } from 'node:fs'

const TICKS = 100 // a second: USER_HZ on every Linux that Node runs on

/** Seconds of processor time that a process has used (proc(5), stat: utime and stime). */
export const cpuSeconds = (pid: number): number => {
  const [, , , , , , , , , , , user = 0, system = 0] = fieldsOf(pid)
  return (Number(user) + Number(system)) / TICKS
}

/** The same of a process and those that it has started and that still run: a database server. */
export const cpuSecondsOfAll = (pid: number): number => {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(Number(name)) === pid)
  return [pid, ...children.map(Number)].reduce((sum, each) => sum + cpuSeconds(each), 0)
}

const parentOf = (pid: number): number => Number(fieldsOf(pid)[1])

/** What stands behind the name of the program, which may hold anything; none of a process that has ended. */
function fieldsOf(pid: number): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

const ENDS = [0x0a, 0x0d] // a line; raw mode gives CR
const CANCEL = 0x03 // Ctrl+C in raw mode: no password at all
const ERASE = [0x08, 0x7f]

/** The octets of the first line of standard input; a terminal is in raw mode meanwhile, so that nobody reads along. */
export async function readPassword({ stdin, stderr }: Pick<NodeJS.Process, 'stdin' | 'stderr'>): Promise<Uint8Array> {
  if (stdin.isTTY) {
    stderr.write('パスワード / password: ')
    stdin.setRawMode(true)
  }
  const line: number[] = []
  try {
    for await (const chunk of stdin as AsyncIterable<Buffer>) {
      const ended = take(line, chunk)
      chunk.fill(0)
      if (ended) break
    }
  } finally {
    if (stdin.isTTY) {
      stdin.setRawMode(false)
      stderr.write('\n')
    }
  }
  return Uint8Array.from(line)
}

/** True at the end of the line. */
function take(line: number[], chunk: Uint8Array): boolean {
  for (const octet of chunk) {
    if (octet === CANCEL) line.length = 0
    if (octet === CANCEL || ENDS.includes(octet)) return true
    if (ERASE.includes(octet)) line.pop()
    else line.push(octet)
  }
  return false
}

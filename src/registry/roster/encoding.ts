import { createReadStream } from 'node:fs'

const ENCODINGS = ['utf-8', 'shift_jis'] as const // in this order: hardly any Shift_JIS text is also UTF-8

export type Encoding = (typeof ENCODINGS)[number]

/** The encoding in which a file can be read from its start to its end; null: in none of them. */
export async function encodingOf(path: string): Promise<Encoding | null> {
  for (const encoding of ENCODINGS) if (await decodes(path, encoding)) return encoding
  return null
}

async function decodes(path: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      return false
    throw error
  }
}

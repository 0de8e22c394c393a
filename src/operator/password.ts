import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

/** RFC 7914. 32 MiB and about 100 ms on the kiosk, which is also what each guess costs. */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const
const OCTETS = 32
const SALT = 16

/** `scrypt:32768:8:1:SALT:HASH`, base64. Of other costs up to 128 MiB: a wrong one would end the program when somebody tries. */
export const PASSWORD_HASH =
  /^scrypt:(16384|32768|65536|131072):(8):(1):([A-Za-z0-9+/]{22,}={0,2}):([A-Za-z0-9+/]{43}=)$/

export async function hashPassword(password: Uint8Array, random: (length: number) => Uint8Array): Promise<string> {
  const salt = Buffer.from(random(SALT))
  const hash = await derive(password, salt, COST)
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64'), hash.toString('base64')].join(':')
}

/** False too where `stored` is no hash of ours. */
export async function isPassword(password: Uint8Array, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = PASSWORD_HASH.exec(stored) ?? []
  if (hash === '') return false
  const derived = await derive(password, Buffer.from(salt, 'base64'), { N: Number(N), r: Number(r), p: Number(p) })
  return timingSafeEqual(derived, Buffer.from(hash, 'base64'))
}

const derive = (
  password: Uint8Array,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r }
    scrypt(password, salt, OCTETS, options, (error, hash) => (error === null ? resolve(hash) : reject(error)))
  })

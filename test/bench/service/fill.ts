import type { Place } from './place.ts'

const CERTIFICATE = 490 // octets, as the sample cards have
const EVIDENCE = 1400 // characters, as one of a seeded registration has

/** What differs between the engines. `share` is an SQL number from 0 to 2^48. */
const WORDS = {
  SQLite: {
    hash: (share: string) => `printf('%012x', ${share}) || '${'0'.repeat(52)}'`,
    octets: (length: number) => `zeroblob(${length})`,
  },
  PostgreSQL: {
    hash: (share: string) => `lpad(to_hex(${share}), 12, '0') || '${'0'.repeat(52)}'`,
    octets: (length: number) => `decode('${'00'.repeat(length)}', 'hex')`,
  },
}

/**
 * Adds `rows` registrations with cards, evidence and leaves to a registry of `from` seeded ones, as large as real ones and
 * with hashes spread over all there are; they can neither log in nor be verified. Everything that was there stays.
 */
export async function fill(place: Place, from: number, rows: number): Promise<void> {
  const { hash, octets } = WORDS[place.engine]
  const share = hash(`(id - ${from}) * ${Math.floor(2 ** 48 / (rows + 1))}`)
  const counted = `with recursive row(i) as (select 1 union all select i + 1 from row where i < ${rows})`
  const [size, time] = [from + rows, '2026-11-23T06:20:00Z']
  await place.run([
    `insert into registration (number, name, address)
      ${counted} select 'F' || i, '株式会社テスト工務店' || i, '神奈川県川崎市川崎区' || i from row`,
    `insert into card (registration, fingerprint, key, certificate, state, standing, since)
      select id, ${share}, ${share}, ${octets(CERTIFICATE)}, 'active', 'full', '${time}'
      from registration where number like 'F%'`,
    `insert into evidence (fingerprint, time, body)
      select ${share}, '${time}', '${'x'.repeat(EVIDENCE)}' from registration where number like 'F%'`,
    `insert into log select id - 1, id, ${octets(128)} from evidence where id > ${from}`,
    ...levels(from, size).map(
      ({ level, first, end }) =>
        `insert into tree ${counted.replace(`< ${rows}`, `< ${end - first}`)}
          select ${level}, i - 1 + ${first}, ${octets(32)} from row`,
    ),
    `insert into head values (${size}, ${octets(32)}, ${octets(32 * ones(size))}, ${octets(64)})`,
  ])
}

/** The complete subtrees that a log of `size` leaves has and one of `from` leaves has not. */
function levels(from: number, size: number): { level: number; first: number; end: number }[] {
  const all = []
  for (let level = 0; size >> level > 0; level++) all.push({ level, first: from >> level, end: size >> level })
  return all.filter(({ first, end }) => first < end)
}

const ones = (count: number): number => count.toString(2).replaceAll('0', '').length

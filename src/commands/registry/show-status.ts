import { type ListState, listStates } from '../../certificate/revocation/list-states.ts'
import type { Trust } from '../../certificate/trust.ts'
import { loadTrust, trustBeside } from '../../certificate/trust-folder.ts'
import { EXIT, type Refusal } from '../../exit.ts'
import { type RegistryFacts, registryFacts } from '../../registry/registry-facts.ts'
import { withRecords } from '../../registry/with-records.ts'
import { safeText } from '../json.ts'
import { trustRefusal } from '../open-trust.ts'
import type { RegistryTask } from './registry-options.ts'
import { registryRefusal } from './registry-refusal.ts'
import type { RegistryOutcome } from './verify-registry.ts'

/** One page for a person; exit code 1 where somebody should act soon, so that a timer can call for one. */
export async function showStatus(
  { registry, trust: named }: Extract<RegistryTask, { command: 'status' }>,
  now: Date,
): Promise<RegistryOutcome | Refusal> {
  const facts = await withRecords(registry, registryFacts)
  if ('kind' in facts) return registryRefusal(facts)
  const trust = await loadTrust(named ?? trustBeside(registry.slice('sqlite:'.length)))
  if ('kind' in trust) return trustRefusal(trust)
  const lists = listStates(trust.material.crls, now)
  const isWell = lists.every((list) => attention(list, now) === '')
  return {
    code: isWell ? EXIT.done : EXIT.refused,
    output: [...registryLines(facts), ...trustLines(trust, lists, now)].map(oneLine).join(''),
  }
}

const registryLines = ({ newest, log, ...facts }: RegistryFacts): string[] => [
  `登録 / registrations: ${grouped(facts.registrations)}`,
  `使用中のカード / cards in use: ${grouped(facts.active)} (仮登録 / of them provisional, no login yet: ${grouped(facts.provisional)})`,
  `旧カード / superseded cards: ${grouped(facts.superseded)}`,
  `資格審査情報 / roster: ${grouped(facts.roster)}`,
  ...newest.map(({ number, time }) => `最新の受付 / newest receipt: ${number} (${time})`),
  `記録 / log: ${grouped(log.size)} ${log.root}`,
]

const trustLines = ({ material }: Trust, lists: readonly ListState[], now: Date): string[] => [
  `認証局 / authorities: ${material.anchors.length} + ${material.intermediates.length}`,
  ...(lists.length === 0 ? ['失効リスト / revocation lists: なし / none'] : []),
  ...lists.map((list) => `失効リスト / revocation list: ${list.issuer}, ${span(list)}${attention(list, now)}`),
]

const span = ({ thisUpdate, nextUpdate }: ListState): string =>
  `${utc(thisUpdate)} - ${nextUpdate ? utc(nextUpdate) : '?'}`

const SOON = 24 * 3600_000 // milliseconds

/** What is to be done about a list; '' for nothing. */
function attention({ state, nextUpdate }: ListState, now: Date): string {
  if (state === 'stale') return ' ■期限切れ: 取得し直してください / STALE: fetch it again; its cards are refused'
  if (state === 'of-the-future') return ' ■この時計より先 / AHEAD of this clock: set the clock'
  const isEnding = nextUpdate !== null && nextUpdate.getTime() - now.getTime() < SOON
  return isEnding ? ' ■まもなく期限切れ / ends within a day' : ''
}

/** Whatever a name holds. */
const oneLine = (text: string): string => `${safeText(text).replaceAll('\n', '\\u000a')}\n`

const utc = (time: Date): string => time.toISOString().replace('.000Z', 'Z')
const grouped = (number: number): string => number.toLocaleString('en-US')

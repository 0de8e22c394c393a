import { anAuthority, type Breakage, changed, having, leafAt } from './change.ts'
import { type GeneralName, nameConstraints, subjectAltName } from './extensions.ts'
import { below, type ChainName, respelt } from './names.ts'
import type { ChainPlan } from './plan.ts'
import type { Random } from './random.ts'

const DNS = [
  'koshin.example',
  'www.koshin.example',
  '.koshin.example',
  'notkoshin.example',
  'example',
  'WWW.KOSHIN.EXAMPLE',
] as const
const EMAILS = [
  'a@koshin.example',
  'b@koshin.example',
  'a@www.koshin.example',
  'A@KOSHIN.example',
  'a@other.example',
] as const
const EMAIL_TREES = ['koshin.example', '.koshin.example', 'a@koshin.example', 'other.example'] as const
const URIS = [
  'https://koshin.example/',
  'https://www.koshin.example:8443/a',
  'https://other.example',
  'urn:koshin',
] as const
const URI_TREES = ['koshin.example', '.koshin.example', 'other.example'] as const

type Kind = 'dns' | 'email' | 'uri' | 'directory' | 'own name' | 'subject email'
const KINDS: readonly Kind[] = ['dns', 'email', 'uri', 'directory', 'own name', 'subject email']
const ORG = (name: ChainName): ChainName => name.filter(({ type }) => type !== 'CN')

/** What an authority may name (RFC 5280 §4.2.1.10), and a card that is named so. Every mixture, right or wrong. */
export const NAME_BREAKAGES: readonly Breakage[] = KINDS.flatMap((kind) =>
  (['permitted', 'excluded', 'both'] as const).map((where) => ({
    rule: `nameConstraints: ${kind}, ${where}`,
    apply: (chain: ChainPlan, random: Random) => constrained(chain, random, kind, where),
  })),
)

function constrained(chain: ChainPlan, random: Random, kind: Kind, where: string): ChainPlan | null {
  const authority = anAuthority(chain, random)
  if (authority === null) return null
  const leaf = chain.path[leafAt(chain)]
  if (!leaf) return null
  const [tree, name] = pair(kind, leaf.subject, random)
  const [other] = pair(kind, leaf.subject, random)
  const constraints = nameConstraints(where === 'excluded' ? [] : [tree], where === 'permitted' ? [] : [other])
  const named = changed(chain, leafAt(chain), (plan) => {
    const more = kind === 'subject email' ? { ...plan, subject: below(plan.subject, emailOf(random)) } : plan
    return name ? having(more, subjectAltName(name)) : more
  })
  return changed(named, authority, (plan) => having(plan, constraints))
}

const emailOf = (random: Random) => ({ type: 'E', value: random.pick(EMAILS) }) as const

/** A subtree, and a name for the card that may be in it. */
function pair(kind: Kind, subject: ChainName, random: Random): [GeneralName, GeneralName | null] {
  if (kind === 'dns') return [{ dns: random.pick(DNS) }, { dns: random.pick(DNS) }]
  if (kind === 'email') return [{ email: random.pick(EMAIL_TREES) }, { email: random.pick(EMAILS) }]
  if (kind === 'uri') return [{ uri: random.pick(URI_TREES) }, { uri: random.pick(URIS) }]
  if (kind === 'subject email') return [{ email: random.pick(EMAIL_TREES) }, null]
  const tree = random.pick([
    ORG(subject),
    respelt(ORG(subject)),
    subject,
    [{ type: 'C', value: 'JP' }],
    [{ type: 'C', value: 'US' }],
  ] as ChainName[])
  const name =
    kind === 'directory' ? { directory: random.pick([subject, below(ORG(subject), { type: 'OU', value: 'A' })]) } : null
  return [{ directory: tree }, name]
}

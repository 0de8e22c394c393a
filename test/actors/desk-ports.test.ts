import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deskPorts } from '../../src/actors/desk-ports.ts'
import { canonicalText } from '../../src/form/canonical-text.ts'
import { done, failed } from '../../src/result.ts'
import { createSecrets, type Secret } from '../../src/secret.ts'
import { parseRequestStatement } from '../../src/statement/request-statement.ts'
import type { Matter } from '../../src/types/desk-ports.ts'
import type { ProveRequest } from '../../src/types/reader.ts'
import type { RegistrationDesk } from '../../src/types/registration.ts'
import { ACTIVE, COMPANY, CONTENTS, pendingOf, REQUEST, requestReceipt } from '../support/desk-samples.ts'
import { LOGIN_PROOF, LOGINS } from '../support/desk-visits.ts'
import { identifiedCard } from '../support/identified-card.ts'

const card = identifiedCard()
const proof = LOGIN_PROOF.value

function fill(secret: Secret, text: string) {
  secret.arrange([...text].map((character) => secret.add(character)).join(''))
}

/** A desk and a reader that write down what they are asked, in order. */
function world() {
  const asked: { readonly call: string; readonly input: unknown }[] = []
  const passwords: Uint8Array[] = []
  const signed: { pin: string | null; request: ProveRequest }[] = []
  const answering =
    <Output>(call: string, output: Output) =>
    async (input: unknown) => {
      asked.push({ call, input })
      return output
    }
  const desk: RegistrationDesk = {
    beginRequest: answering('beginRequest', done(REQUEST)),
    login: answering('login', done(LOGINS.change)),
    async searchCompany(input) {
      asked.push({ call: 'searchCompany', input: { ...input, password: input.password?.slice() ?? null } })
      if (input.password) passwords.push(input.password)
      return done(COMPANY)
    },
    register: answering('register', done(requestReceipt('registration'))),
    change: answering('change', done(requestReceipt('change'))),
    settleRequest: answering('settleRequest', done({ state: 'not-done' } as const)),
    requestSheet: answering('requestSheet', failed({ kind: 'registry.unreachable' } as const)),
    checkCard: answering('checkCard', done(ACTIVE)),
  }
  const secrets = createSecrets()
  const ports = deskPorts({
    desk: async () => desk,
    kiosk: 'kiosk-1',
    secrets,
    journal: { write: (pending) => asked.push({ call: 'write', input: pending }) },
    reader: {
      async prove(request) {
        const pin = request.pin && structuredClone(request.pin, { transfer: [request.pin.buffer] }) // as the card thread takes it
        signed.push({ pin: pin && new TextDecoder().decode(pin), request })
        return done({
          fingerprint: card.reading.fingerprint,
          algorithm: 'rsa-pkcs1-sha256' as const,
          signature: new Uint8Array([7]),
        })
      },
      triesLeft: async () => done(5),
    },
  })
  return { asked, passwords, signed, secrets, desk, ports }
}

const registration: Matter = { kind: 'registration', number: '00012345', contents: CONTENTS }
const change: Matter = { kind: 'change', revision: 3, contents: CONTENTS }

describe('the ports of the desk', () => {
  it('ask for what the card is to do here', async () => {
    const { ports, asked } = world()
    await ports.beginRequest({ card, purpose: 'change' })
    await ports.login({ challenge: REQUEST, proof })
    await ports.settleRequest({ pending: pendingOf('change') })
    await ports.checkCard({ card })
    const { certificate } = card.reading
    expect(asked).toEqual([
      { call: 'beginRequest', input: { certificate, purpose: 'change', kiosk: 'kiosk-1' } },
      { call: 'login', input: { request: REQUEST.request, proof } },
      { call: 'settleRequest', input: REQUEST.request },
      { call: 'checkCard', input: { certificate } },
    ])
  })

  it.each([{ kind: 'login' } as const, registration, change])(
    'have the card sign $kind, and keep the PIN',
    async (matter) => {
      const { ports, signed, secrets } = world()
      fill(secrets.card, '123456')
      const outcome = await ports.signRequest({ card, challenge: REQUEST, matter })
      const again = await ports.signRequest({ card, challenge: REQUEST, matter })
      expect([outcome, again]).toMatchObject([{ ok: true }, { ok: true }])
      expect(signed.map(({ pin }) => pin)).toEqual(['123456', '123456'])
      const content = createHash('sha256').update(canonicalText(CONTENTS)).digest('hex')
      expect(parseRequestStatement(signed[0]?.request.statement ?? new Uint8Array())).toEqual({
        ...REQUEST,
        card: card.reading.fingerprint,
        ...(matter.kind === 'login' ? { kind: 'login' } : {}),
        ...(matter.kind === 'registration' ? { kind: 'registration', number: '00012345', content } : {}),
        ...(matter.kind === 'change' ? { kind: 'change', revision: 3, content } : {}),
      })
    },
  )

  it('leave the PIN to a reader with a pad', async () => {
    const { ports, signed } = world()
    const withPad = identifiedCard({ pinPad: { seconds: 90 } })
    await ports.signRequest({ card: withPad, challenge: REQUEST, matter: { kind: 'login' } })
    expect(signed.map(({ pin }) => pin)).toEqual([null])
  })

  it('send the card nothing that is no statement', async () => {
    const { ports, signed } = world()
    const outcome = await ports.signRequest({
      card,
      challenge: { ...REQUEST, registry: 'I owe you' },
      matter: { kind: 'login' },
    })
    expect(outcome).toMatchObject({ ok: false, notice: { failure: { kind: 'registry.not-accepted' } } })
    expect(signed).toEqual([])
  })

  it('wipe their copy of the password, and send null for what was not asked', async () => {
    const { ports, asked, passwords, secrets } = world()
    fill(secrets.password, 'p@ss')
    await ports.searchCompany({ request: REQUEST.request, number: '1', name: '' })
    expect(asked[0]?.input).toEqual({
      request: REQUEST.request,
      number: '1',
      name: null,
      password: new TextEncoder().encode('p@ss'),
    })
    expect(passwords).toEqual([new Uint8Array(4)])
    secrets.password.wipe()
    await ports.searchCompany({ request: REQUEST.request, number: '1', name: 'テスト' })
    expect(asked[1]?.input).toMatchObject({ name: 'テスト', password: null })
  })

  it.each([registration, change])('write the journal before $kind is asked for', async (matter) => {
    const { ports, asked } = world()
    const pending = pendingOf(matter.kind)
    expect(await ports.submitRequest({ pending, matter, proof })).toMatchObject({ ok: true })
    const { kind, ...fields } = matter
    expect(asked).toEqual([
      { call: 'write', input: pending },
      { call: kind === 'registration' ? 'register' : 'change', input: { request: REQUEST.request, proof, ...fields } },
    ])
  })

  it('ask nothing when the journal cannot be written', async () => {
    const ports = deskPorts({
      desk: () => Promise.reject(new Error('asked')),
      kiosk: 'kiosk-1',
      secrets: createSecrets(),
      reader: { prove: () => Promise.reject(new Error('asked')), triesLeft: async () => done(null) },
      journal: {
        write() {
          throw new Error('ENOSPC')
        },
      },
    })
    expect(await ports.submitRequest({ pending: pendingOf('change'), matter: change, proof })).toEqual(
      failed({ kind: 'request.not-recorded' }),
    )
  })
})

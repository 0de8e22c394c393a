import { describe, expect, it } from 'vitest'
import {
  type Extension,
  inhibitAnyPolicy,
  policies,
  policyConstraints,
  policyMappings,
} from '../../support/chains/extensions.ts'
import { ANCHOR, AUTHORITY, AUTHORITY_KEY, decision, LEAF, OTHER_KEY, PLAIN } from '../../support/chains/plain-chain.ts'
import { ANY_POLICY, type CertificatePlan, type ChainPlan } from '../../support/chains/plan.ts'

const [A, B] = ['1.2.3.1', '1.2.3.2']
const more = (certificate: CertificatePlan, extensions: Extension[]) => ({
  ...certificate,
  extensions: [...certificate.extensions, ...extensions],
})
const INPUTS = { ...PLAIN.policies, explicitPolicy: true }

/** The policies that the card ends up with, or the reason why it has none. */
function asked(authority: Extension[], leaf: Extension[], inputs: Partial<ChainPlan['policies']> = {}) {
  return answer([ANCHOR, more(AUTHORITY, authority), more(LEAF, leaf)], inputs)
}

function answer(path: CertificatePlan[], inputs: Partial<ChainPlan['policies']> = {}) {
  const found = decision({ ...PLAIN, revocation: 'off', path, policies: { ...INPUTS, ...inputs } })
  return found.decision === 'accept' ? found.policies : found.reason
}

describe('policies (RFC 5280 §6.1)', () => {
  it.each<[string, Extension[], Extension[], Partial<ChainPlan['policies']>, readonly string[] | string]>([
    ['of all', [policies(A)], [policies(A, B)], {}, [A]],
    ['of none in common', [policies(A)], [policies(B)], {}, 'policy'],
    ['none required, none there', [], [], { explicitPolicy: false }, []],
    ['any of the authority', [policies(ANY_POLICY)], [policies(A)], {}, [A]],
    ['any of the card', [policies(A, B)], [policies(ANY_POLICY)], {}, [A, B]],
    ['any of both', [policies(ANY_POLICY)], [policies(ANY_POLICY)], {}, [ANY_POLICY]],
    ['any of both, one wanted', [policies(ANY_POLICY)], [policies(ANY_POLICY)], { initial: [B] }, [B]],
    ['any, which counts for nothing', [policies(A)], [policies(ANY_POLICY)], { inhibitAnyPolicy: true }, 'policy'],
    ['any, inhibited by the authority', [policies(A), inhibitAnyPolicy(0)], [policies(ANY_POLICY)], {}, 'policy'],
    ['any, inhibited one further down', [policies(A), inhibitAnyPolicy(1)], [policies(ANY_POLICY)], {}, [A]],
    ['one that is wanted', [policies(A, B)], [policies(A, B)], { initial: [B] }, [B]],
    ['one that is not wanted', [policies(A)], [policies(A)], { initial: [B] }, 'policy'],
    ['mapped', [policies(A), policyMappings([A, B])], [policies(B)], { initial: [A] }, [A]],
    [
      'mapped, the name of below is not that of above',
      [policies(A), policyMappings([A, B])],
      [policies(B)],
      { initial: [B] },
      'policy',
    ],
    ['mapped, and no longer itself', [policies(A), policyMappings([A, B])], [policies(A)], {}, 'policy'],
    ['mapped from any', [policies(ANY_POLICY), policyMappings([A, B])], [policies(B)], { initial: [A] }, [A]],
    ['a mapping of any', [policies(ANY_POLICY), policyMappings([ANY_POLICY, B])], [policies(B)], {}, 'policy'],
    ['a mapping to any', [policies(A), policyMappings([A, ANY_POLICY])], [policies(A)], {}, 'policy'],
    [
      'a mapping that is off',
      [policies(A), policyMappings([A, B])],
      [policies(A, B)],
      { inhibitPolicyMapping: true },
      'policy',
    ],
    ['required by the card of itself', [], [policyConstraints({ explicit: 0 })], { explicitPolicy: false }, 'policy'],
    ['required later than the path is long', [policyConstraints({ explicit: 2 })], [], { explicitPolicy: false }, []],
  ])('%s', (_, authority, leaf, inputs, expected) => {
    expect(asked(authority, leaf, inputs)).toEqual(expected)
  })

  it('counts down at every certificate that is not of the authority itself', () => {
    const own = { ...AUTHORITY, issuer: AUTHORITY.subject, key: OTHER_KEY, signer: AUTHORITY_KEY, serial: 5n }
    const path = (first: Extension[], second: Extension[], last: Extension[]) => [
      ANCHOR,
      more(AUTHORITY, first),
      more(own, second),
      more({ ...LEAF, signer: OTHER_KEY }, last),
    ]
    const any = policies(ANY_POLICY)
    const inhibited = [policies(A), inhibitAnyPolicy(0)]
    expect(answer(path(inhibited, [any], [policies(A)]))).toEqual([A]) // its own may still say any
    expect(answer(path(inhibited, [any], [any]))).toBe('policy')
    const once = [policies(A), inhibitAnyPolicy(1)]
    expect(answer(path(once, [any], [any]))).toEqual([A]) // not counted down by the authority itself
    const soon = [policyConstraints({ explicit: 1 })]
    expect(answer(path(soon, [], []), { explicitPolicy: false })).toBe('policy')
  })
})

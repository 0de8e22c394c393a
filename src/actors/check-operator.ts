import { isPassword } from '../operator/password.ts'
import type { Secret } from '../secret.ts'
import type { OperatorPorts } from '../types/operator-ports.ts'

interface World {
  readonly secret: Secret // what was typed
  readonly stored: string | null // the hash in koshin.toml
}

export const checkOperator =
  ({ secret, stored }: World): OperatorPorts['checkOperator'] =>
  async () => {
    const typed = secret.octets()
    try {
      return stored !== null && (await isPassword(typed, stored))
    } finally {
      typed.fill(0)
      secret.wipe()
    }
  }

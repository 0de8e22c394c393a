import type { Secrets } from '../secret.ts'
import type { DeskPorts } from '../types/desk-ports.ts'
import type { RegistrationDesk } from '../types/registration.ts'

interface World {
  readonly desk: () => Promise<Pick<RegistrationDesk, 'searchCompany'>>
  readonly secrets: Pick<Secrets, 'password'>
}

/** What the visitor was not asked for is null. The copy of the password is gone when the answer is there. */
export const searchCompany =
  ({ desk, secrets }: World): DeskPorts['searchCompany'] =>
  async ({ request, number, name }) => {
    const { searchCompany } = await desk()
    const password = secrets.password.octets()
    try {
      return await searchCompany({
        request,
        number,
        name: name === '' ? null : name,
        password: password.length === 0 ? null : password,
      })
    } finally {
      password.fill(0)
    }
  }

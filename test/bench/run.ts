import { benchCertificates } from './certificates.ts'
import { benchExchanges } from './exchanges.ts'
import { benchKeys } from './keys.ts'
import { benchPostgresRoster } from './postgres-roster.ts'
import { benchRenewal } from './renewal.ts'
import { benchRoster } from './roster.ts'
import { benchService } from './service.ts'
import { benchStart } from './start.ts'

// Figures, never verdicts: a noisy machine must not fail a build (README, decisions).
await benchStart()
await benchKeys()
await benchRenewal()
await benchExchanges()
benchCertificates()
await benchRoster()
await benchPostgresRoster()
await benchService()

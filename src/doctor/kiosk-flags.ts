import { type KioskOptions, kioskOptions } from '../commands/kiosk-options.ts'
import { EXIT, type Refusal } from '../exit.ts'

export interface UnderstoodKiosk {
  readonly options: KioskOptions
  /** Why the kiosk's certificate or key cannot be used; `options` are then without the service. */
  readonly identityRefusal: Refusal | null
}

/** The kiosk's own flags, also where the files that they name would refuse its start: that is a finding. */
export async function understoodKiosk(args: readonly string[]): Promise<UnderstoodKiosk | { problem: string }> {
  const options = await kioskOptions(args)
  if (!('sentence' in options)) return { options, identityRefusal: null }
  if (options.code === EXIT.usage) return { problem: firstParagraph(options.sentence) }
  const others = await kioskOptions(withoutService(args))
  return 'sentence' in others
    ? { problem: firstParagraph(others.sentence) }
    : { options: others, identityRefusal: options }
}

const OF_SERVICE = ['--registry', '--tls-cert', '--tls-key', '--server-ca', '--kiosk']

const withoutService = (args: readonly string[]): readonly string[] =>
  args.filter((arg, index) => {
    const before = args[index - 1] ?? ''
    return !OF_SERVICE.includes(before) && !OF_SERVICE.includes(arg.split('=')[0] ?? '')
  })

const firstParagraph = (sentence: string): string => sentence.split('\n\n')[0] ?? ''

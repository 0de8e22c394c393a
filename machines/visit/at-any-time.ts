import type { VisitArgs } from './context.ts'

/** What the machine of every visit has at its root. */
export const atAnyTime = {
  'readers.changed': {
    actions: {
      type: 'seeReaders',
      params: ({ event }: { event: { readonly status: VisitArgs['context']['readers'] } }) => event.status,
    },
  },
} as const

import type { VisitArgs } from '../visit/context.ts'

/** What all machines of the desk have at their root. */
export const atAnyTime = {
  'readers.changed': {
    actions: {
      type: 'seeReaders',
      params: ({ event }: { event: { readonly status: VisitArgs['context']['readers'] } }) => event.status,
    },
  },
} as const

import type { CardDesk } from './card-desk.ts'
import type { Message, Order } from './protocol.ts'

/** Does what it is told and posts what came out, in the thread's half of the protocol. */
export const createOrders =
  (desk: CardDesk, post: (message: Message) => void, close: () => Promise<void>) =>
  async (order: Order): Promise<void> => {
    switch (order.type) {
      case 'read-card':
        return post({ type: 'card-read', id: order.id, result: await desk.readCard(order.insertion) })
      case 'candidates':
        return post({ type: 'candidates-read', id: order.id, result: await desk.candidates(order.insertion) })
      case 'tries-left':
        return post({ type: 'tries-read', id: order.id, result: await desk.triesLeft(order.insertion) })
      case 'prove':
        return post({ type: 'proved', id: order.id, result: await desk.prove(order.request) })
      case 'close':
        return close()
    }
  }

/** Added to the instant of a parked row: no instant of ours is that late. */
export const parkedMs = 2 ** 50

/** When a row is due, whether it is parked or not. */
export const dueOf = (due_at: number): number => (due_at >= parkedMs ? due_at - parkedMs : due_at)

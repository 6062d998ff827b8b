/** What waits is read in its order, a batch at a time, without sorting all of it for each batch. */
import type { Migration } from '../migration.ts'

export const queueOrder: Migration = {
  name: '0003-queue-order',
  statements: () => [
    `drop index outbox_by_due`,
    `create index outbox_by_due on outbox (due_at, seq) where due_at is not null`,
  ],
}

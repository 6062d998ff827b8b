/** Held people are found without looking at all; hosts that fail are known, and who waits for them. */
import type { Migration } from '../migration.ts'

export const errorInbox: Migration = {
  name: '0005-error-inbox',
  statements: () => [
    `create index enrollment_held on enrollment (workspace, bucket, id) where status = 'held'`,
    `create index inbox_aside on inbox (workspace, seq) where kind = 'set-aside'`,
    `alter table outbox add column waits_for text`,
    `create index outbox_waiting on outbox (workspace, waits_for) where waits_for is not null`,
    `create table breaker (workspace text not null, host text not null, since bigint not null, next_at bigint not null, problem text not null, primary key (workspace, host))`,
  ],
}

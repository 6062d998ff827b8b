/**
 * Counters by bucket, so that a step's transaction stays in the bucket of its person; where buckets may live apart, what
 * is due is found bucket by bucket.
 */
import type { Migration } from '../migration.ts'

export const oneBucket: Migration = {
  name: '0006-one-bucket',
  statements: ({ clustered, apart }) => [
    `create table counter_by_bucket (bucket integer not null, workspace text not null, journey text not null, version integer not null, node text not null, what text not null, name text not null, n bigint not null, primary key (bucket, workspace, journey, version, node, what, name)) ${clustered}`,
    `insert into counter_by_bucket (bucket, workspace, journey, version, node, what, name, n) select 0, workspace, journey, version, node, what, name, n from counter`,
    `drop table counter`,
    `alter table counter_by_bucket rename to counter`,
    `create index counter_by_journey on counter (workspace, journey, version)`,
    `create table lease (slice integer primary key, worker text not null, expires_at bigint not null)`,
    ...(apart
      ? [
          `drop index enrollment_by_due`,
          `create index enrollment_by_due on enrollment (bucket, due_at) where due_at is not null`,
          `drop index outbox_by_due`,
          `create index outbox_by_due on outbox (bucket, due_at, seq) where due_at is not null`,
          `drop index inbox_by_seq`,
          `create index inbox_by_seq on inbox (bucket, seq)`,
        ]
      : []),
  ],
}

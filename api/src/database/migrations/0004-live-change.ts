/** Work on the people inside a journey that goes on after a restart; the pace at which a journey lets people in. */
import type { Migration } from '../migration.ts'

export const liveChange: Migration = {
  name: '0004-live-change',
  statements: () => [
    `create table turn (workspace text not null, journey text not null, next_at bigint not null, primary key (workspace, journey))`,
    `create table job (workspace text not null, id text not null, journey text not null, kind text not null, status text not null, detail text not null, total bigint not null, done bigint not null, gone bigint not null, bucket integer not null, after text not null, next_at bigint not null, started_at bigint not null, started_by text not null, primary key (workspace, id))`,
    `create index job_by_journey on job (workspace, journey, started_at)`,
    `create index enrollment_inside on enrollment (workspace, journey, bucket, id) where status <> 'ended'`,
    `create index job_running on job (started_at) where status = 'running'`,
  ],
}

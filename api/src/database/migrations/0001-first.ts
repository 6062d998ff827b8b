/**
 * The first tables. Portable SQL: both databases read these statements as they stand, but for `clustered`, which is
 * WITHOUT ROWID on SQLite and nothing on PostgreSQL.
 */
import type { Migration } from '../migration.ts'

export const first: Migration = {
  name: '0001-first',
  statements: ({ clustered, hot }) => [
    `create table workspace (id text primary key, name text not null, settings text not null, has_demo integer not null, created_at bigint not null)`,
    `create table member (workspace text not null, "user" text not null, role text not null, joined_at bigint not null, primary key (workspace, "user"))`,
    `create index member_by_user on member ("user")`,
    `create table link (token_hash text primary key, workspace text not null, id text not null, kind text not null, email text not null, role text, "user" text, expires_at bigint not null, used_at bigint)`,
    `create index link_by_workspace on link (workspace)`,
    `create table write_key (workspace text not null, id text not null, kind text not null, name text not null, hash text not null, prefix text not null, created_at bigint not null, revoked_at bigint, last_used_at bigint, primary key (workspace, id))`,
    `create unique index write_key_by_hash on write_key (hash)`,
    `create table secret (workspace text not null, name text not null, host text not null, header text not null, cipher text not null, created_at bigint not null, primary key (workspace, name))`,
    `create table meta (key text primary key, value text not null)`,
    `create table audit (workspace text not null, seq bigint not null, at bigint not null, actor text not null, action text not null, subject text not null, detail text not null, primary key (workspace, seq))`,

    `create table person (bucket integer not null, workspace text not null, id text not null, created_at bigint not null, updated_at bigint not null, last_seen_at bigint, zone text, zone_raw text, language text, attributes text not null, folded text not null, tags text not null, identities text not null, search text not null, rev integer not null, merged_into text, primary key (bucket, workspace, id)) ${clustered}`,
    `create index person_by_time on person (workspace, updated_at)`,
    `create table identity (bucket integer not null, workspace text not null, kind text not null, value text not null, person text not null, since bigint not null, primary key (bucket, workspace, kind, value)) ${clustered}`,
    `create table contact_point (bucket integer not null, workspace text not null, person text not null, channel text not null, address text not null, suppressed text, since bigint not null, primary key (bucket, workspace, person, channel, address)) ${clustered}`,
    `create table suppression (bucket integer not null, workspace text not null, channel text not null, address text not null, reason text not null, at bigint not null, evidence text not null, primary key (bucket, workspace, channel, address)) ${clustered}`,
    `create table consent (bucket integer not null, workspace text not null, person text not null, channel text not null, category text not null, state text not null, at bigint not null, source text not null, primary key (bucket, workspace, person, channel, category)) ${clustered}`,
    `create table consent_entry (bucket integer not null, workspace text not null, person text not null, seq bigint not null, channel text not null, category text not null, address text, state text not null, at bigint not null, source text not null, evidence text not null, primary key (bucket, workspace, person, seq)) ${clustered}`,
    `create table event (bucket integer not null, workspace text not null, person text not null, name text not null, at bigint not null, seq bigint not null, id text not null, type text not null, received_at bigint not null, properties text not null, folded text not null, primary key (bucket, workspace, person, name, at, seq)) ${clustered}`,
    `create table message (bucket integer not null, workspace text not null, id text not null, received_at bigint not null, primary key (bucket, workspace, id)) ${clustered}`,
    `create table received (workspace text not null, seq bigint not null, id text not null, received_at bigint not null, at bigint not null, type text not null, name text not null, person text, source text not null, status text not null, code text, field text, warnings text not null, payload text not null, primary key (workspace, seq)) ${clustered}`,
    `create table inbox (bucket integer not null, workspace text not null, person text not null, seq bigint not null, at bigint not null, kind text not null, body text not null, primary key (bucket, workspace, person, seq)) ${clustered}`,
    `create index inbox_by_seq on inbox (seq)`,
    `create table catalogue_event (workspace text not null, name text not null, count bigint not null, first_seen_at bigint not null, last_seen_at bigint not null, properties text not null, primary key (workspace, name))`,
    `create table catalogue_attribute (workspace text not null, path text not null, type text not null, samples text not null, primary key (workspace, path))`,

    `create table segment (workspace text not null, id text not null, name text not null, condition text not null, rev integer not null, updated_at bigint not null, updated_by text not null, primary key (workspace, id))`,
    `create table membership (bucket integer not null, workspace text not null, person text not null, segment text not null, member integer not null, since bigint not null, wake bigint, primary key (bucket, workspace, person, segment)) ${clustered}`,
    `create index membership_by_segment on membership (workspace, segment, member)`,
    `create index membership_by_wake on membership (wake) where wake is not null`,

    `create table content (workspace text not null, id text not null, channel text not null, name text not null, category text not null, draft text not null, published text, rev integer not null, updated_at bigint not null, updated_by text not null, primary key (workspace, id))`,
    `create table journey (workspace text not null, id text not null, name text not null, status text not null, live_version integer, paused_at bigint, created_at bigint not null, created_by text not null, updated_at bigint not null, primary key (workspace, id))`,
    `create table draft (workspace text not null, journey text not null, graph text not null, rev integer not null, saved_at bigint not null, saved_by text not null, primary key (workspace, journey))`,
    `create table version (workspace text not null, journey text not null, number integer not null, dsl text not null, layout text not null, published_at bigint not null, published_by text not null, note text not null, primary key (workspace, journey, number))`,
    `create table schedule (workspace text not null, journey text not null, node text not null, version integer not null, next_at bigint, primary key (workspace, journey, node))`,
    `create index schedule_by_time on schedule (next_at) where next_at is not null`,

    `create table enrollment (bucket integer not null, id text not null, workspace text not null, journey text not null, version integer not null, person text not null, key text not null, node text not null, status text not null, due_at bigint, rev integer not null, state text not null, entered_at bigint not null, arrived_at bigint not null, ended_at bigint, reason text, primary key (bucket, id)) ${hot}`,
    `create index enrollment_by_due on enrollment (due_at) where due_at is not null`,
    `create index enrollment_by_person on enrollment (bucket, workspace, person, journey, version)`,
    `create index enrollment_by_journey on enrollment (workspace, journey, version, entered_at)`,
    `create table history (bucket integer not null, enrollment text not null, seq bigint not null, workspace text not null, person text not null, journey text not null, version integer not null, at bigint not null, node text, code text not null, entry text not null, primary key (bucket, enrollment, seq)) ${clustered}`,
    `create table outbox (bucket integer not null, enrollment text not null, visit integer not null, n integer not null, workspace text not null, journey text not null, version integer not null, person text not null, node text not null, type text not null, effect text not null, status text not null, due_at bigint, attempt integer not null, claimed_at bigint, created_at bigint not null, seq bigint not null, outcome text, primary key (bucket, enrollment, visit, n)) ${clustered}`,
    `create index outbox_by_due on outbox (due_at) where due_at is not null`,
    `create table delivery (bucket integer not null, workspace text not null, id text not null, person text, journey text, version integer, node text, content text, channel text not null, category text not null, topic text not null, address text not null, status text not null, reason text, detail text not null, evidence text not null, subject text not null, rendered text, headers text not null, at bigint not null, counts_to_cap integer not null, test integer not null, primary key (bucket, workspace, id))`,
    `create index delivery_by_person on delivery (bucket, workspace, person, at)`,
    `create index delivery_by_time on delivery (workspace, at)`,
    `create table address_claim (bucket integer not null, workspace text not null, channel text not null, address text not null, content text not null, key text not null, at bigint not null, primary key (bucket, workspace, channel, address, content)) ${clustered}`,
    `create table counter (workspace text not null, journey text not null, version integer not null, node text not null, what text not null, name text not null, n bigint not null, primary key (workspace, journey, version, node, what, name)) ${clustered}`,
    `create table refusal (bucket integer not null, workspace text not null, person text not null, journey text not null, reason text not null, at bigint not null, detail text not null, primary key (bucket, workspace, person, journey)) ${clustered}`,
    `create table holdout (bucket integer not null, workspace text not null, journey text not null, person text not null, key text not null, at bigint not null, primary key (bucket, workspace, journey, person, key)) ${clustered}`,
    `create table door (bucket integer not null, workspace text not null, person text not null, journey text not null, node text not null, key text not null, at bigint not null, primary key (bucket, workspace, person, journey, node, key)) ${clustered}`,
  ],
}

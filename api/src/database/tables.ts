/**
 * Every table, as Kysely sees it. Times are integer milliseconds, JSON is text, flags are 0 or 1: one shape on SQLite
 * and PostgreSQL. `bucket` (bucketOf in shared/src/hash) comes first in the key of everything that belongs to a person
 * or an address; a step's transaction touches one bucket. No foreign keys, sequences or triggers (ENGINES: the shape
 * that distributed PostgreSQL runs). better-auth keeps its own tables: user, session, account, verification.
 */

/** Everybody at work here. */
export interface WorkspaceTable {
  id: string
  name: string
  /** Settings (shared/src/wire/settings.ts) without passwords. */
  settings: string
  has_demo: number
  created_at: number
}
export interface MemberTable {
  workspace: string
  user: string
  role: string
  joined_at: number
}
/** A printed link: invitation or reset. Only its hash is kept. */
export interface LinkTable {
  token_hash: string
  workspace: string
  id: string
  kind: string
  email: string
  role: string | null
  user: string | null
  expires_at: number
  used_at: number | null
}
export interface WriteKeyTable {
  workspace: string
  id: string
  kind: string
  name: string
  hash: string
  prefix: string
  created_at: number
  revoked_at: number | null
  last_used_at: number | null
}
export interface SecretTable {
  workspace: string
  name: string
  host: string
  header: string
  cipher: string
  created_at: number
}
/** Facts about this copy: the owner token's hash, the key id, … */
export interface MetaTable {
  key: string
  value: string
}
export interface AuditTable {
  workspace: string
  seq: number
  at: number
  actor: string
  action: string
  subject: string
  detail: string
}

/** A person; attributes twice: as given, and with text folded (lower case) for comparing. */
export interface PersonTable {
  bucket: number
  workspace: string
  id: string
  created_at: number
  updated_at: number
  last_seen_at: number | null
  /** Usable zone, else null; `zone_raw` is what came in. */
  zone: string | null
  zone_raw: string | null
  language: string | null
  attributes: string
  folded: string
  /** JSON array of tags, sorted. */
  tags: string
  /** JSON array of { kind, value, since }. */
  identities: string
  /** What a search finds: folded name, e-mail, phone, user id. */
  search: string
  rev: number
  merged_into: string | null
}
/**
 * What happened to who a person is, one row for each person concerned. `merged`: `other` is the loser, `detail` what
 * the survivor got, to undo it by. `movedIn`, `movedOut`: `detail` names the identity.
 */
export interface PersonChangeTable {
  bucket: number
  workspace: string
  person: string
  seq: number
  at: number
  /** merged | mergedInto | unmerged | movedIn | movedOut */
  code: string
  other: string
  detail: string
}
/** Bucket of the identity's own (kind, value), since it is looked up before the person is known. */
export interface IdentityTable {
  bucket: number
  workspace: string
  kind: string
  value: string
  person: string
  since: number
}
export interface ContactPointTable {
  bucket: number
  workspace: string
  person: string
  channel: string
  address: string
  suppressed: string | null
  since: number
}
/** By address, in the address's bucket: holds for people who come later, too. */
export interface SuppressionTable {
  bucket: number
  workspace: string
  channel: string
  address: string
  reason: string
  at: number
  evidence: string
}
/** The current state: the fold of the ledger. */
export interface ConsentTable {
  bucket: number
  workspace: string
  person: string
  channel: string
  category: string
  state: string
  at: number
  source: string
}
/** Append-only ledger of consent. */
export interface ConsentEntryTable {
  bucket: number
  workspace: string
  person: string
  seq: number
  channel: string
  category: string
  address: string | null
  state: string
  at: number
  source: string
  evidence: string
}
export interface EventTable {
  bucket: number
  workspace: string
  person: string
  name: string
  at: number
  /** Order of arrival: milliseconds * 1000 + a counter. */
  seq: number
  id: string
  type: string
  received_at: number
  properties: string
  folded: string
}
/** Which message ids came in, for 30 days: a repeat is dropped. Bucket of the message id. */
export interface MessageTable {
  bucket: number
  workspace: string
  id: string
  received_at: number
}
/** The event inspector: calls as they arrived. */
export interface ReceivedTable {
  workspace: string
  seq: number
  id: string
  received_at: number
  at: number
  type: string
  name: string
  person: string | null
  source: string
  status: string
  code: string | null
  field: string | null
  warnings: string
  payload: string
}
/** What the engine still has to take in for a person: an event, or that data changed. */
export interface InboxTable {
  bucket: number
  workspace: string
  person: string
  seq: number
  at: number
  kind: string
  body: string
}
export interface CatalogueEventTable {
  workspace: string
  name: string
  count: number
  first_seen_at: number
  last_seen_at: number
  properties: string
}
export interface LabelTable {
  workspace: string
  kind: string
  name: string
  text: string
}
export interface CatalogueAttributeTable {
  workspace: string
  path: string
  type: string
  samples: string
}

export interface SegmentTable {
  workspace: string
  id: string
  name: string
  condition: string
  rev: number
  updated_at: number
  updated_by: string
}
/** A row for members, and for others whose answer can change with time: `wake` is the condition's `until`. */
export interface MembershipTable {
  bucket: number
  workspace: string
  person: string
  segment: string
  member: number
  since: number
  wake: number | null
}

export interface ContentTable {
  workspace: string
  id: string
  channel: string
  name: string
  category: string
  draft: string
  published: string | null
  rev: number
  updated_at: number
  updated_by: string
}

export interface JourneyTable {
  workspace: string
  id: string
  name: string
  status: string
  live_version: number | null
  paused_at: number | null
  created_at: number
  created_by: string
  updated_at: number
}
export interface DraftTable {
  workspace: string
  journey: string
  graph: string
  rev: number
  saved_at: number
  saved_by: string
}
/** A draft as it once was, so that it can be taken up again. */
export interface KeptDraftTable {
  workspace: string
  journey: string
  graph: string
  rev: number
  /** Length of the graph, so that what is kept stays bounded. */
  size: number
  /** What changed since the one kept before, as `DraftChanges`; null of the first one. */
  since: string | null
  saved_at: number
  saved_by: string
  /** What it was published as. */
  version: number | null
}
/** Immutable. */
export interface VersionTable {
  workspace: string
  journey: string
  number: number
  dsl: string
  layout: string
  published_at: number
  published_by: string
  note: string
}
/** When a scheduled trigger fires next. */
export interface ScheduleTable {
  workspace: string
  journey: string
  node: string
  version: number
  next_at: number | null
}

/** How far the engine followed a journey: its schedules planned, its people brought back, those in a segment invited. */
export interface FollowedTable {
  workspace: string
  journey: string
  /** That the journey had then. */
  status: string
  /** The version for which those already in a segment were invited. */
  version: number
}
/** People on whom a door opens together, a page a transaction: `bucket` and `after` say how far it got. */
export interface FanOutTable {
  workspace: string
  journey: string
  node: string
  /** What lets each of them in: the same again lets nobody in twice. */
  stimulus: string
  /** Null: everybody. */
  segment: string | null
  /** Only people of these zones, as a JSON list in which null means those without one; null: all. */
  zones: string | null
  started_at: number
  bucket: number
  after: string
}

/** A journey that lets people in at a pace: when the next one may go past the door. */
export interface TurnTable {
  workspace: string
  journey: string
  next_at: number
}
/** Long work on the people inside a journey, a chunk a transaction: `bucket` and `after` say how far it got. */
export interface JobTable {
  workspace: string
  id: string
  journey: string
  /** move | resume | backfill | stop */
  kind: string
  /** running | done | cancelled */
  status: string
  detail: string
  total: number
  done: number
  /** Of those done, how many are not inside any more because of it. */
  gone: number
  bucket: number
  after: string
  /** Of those who go on one after the other, the turn of the next. */
  next_at: number
  started_at: number
  started_by: string
}

/** One wide row. `due_at`, `node`, `state` change with a step; no index but (due_at) holds a column that does. */
export interface EnrollmentTable {
  bucket: number
  id: string
  workspace: string
  journey: string
  version: number
  person: string
  key: string
  node: string
  status: string
  due_at: number | null
  rev: number
  /** The enrollment (shared/src/run/enrollment.ts), whole. */
  state: string
  entered_at: number
  arrived_at: number
  ended_at: number | null
  reason: string | null
}
/** Trace entries. `seq` = rev * 1000 + index. Never cascaded away. */
export interface HistoryTable {
  bucket: number
  enrollment: string
  seq: number
  workspace: string
  person: string
  journey: string
  version: number
  at: number
  node: string | null
  code: string
  entry: string
}
/** Awaited effects on their way. The key (enrollment, visit, n) is also the idempotency key. */
export interface OutboxTable {
  bucket: number
  enrollment: string
  visit: number
  n: number
  workspace: string
  journey: string
  version: number
  person: string
  node: string
  type: string
  effect: string
  /** pending | claimed | done | withdrawn */
  status: string
  due_at: number | null
  attempt: number
  claimed_at: number | null
  created_at: number
  /** Order of asking, and of asking again after it was put off. */
  seq: number
  outcome: string | null
  /** The host whose breaker put it off. */
  waits_for: string | null
}
/** A host to which calls do not go for a while, since they fail. */
export interface BreakerTable {
  workspace: string
  host: string
  since: number
  next_at: number
  problem: string
}
/** One message to one person, whatever became of it. `id` is the effect's key, or a made one for a test. */
export interface DeliveryTable {
  bucket: number
  workspace: string
  id: string
  person: string | null
  journey: string | null
  version: number | null
  node: string | null
  content: string | null
  channel: string
  category: string
  topic: string
  address: string
  /** pending | deferred | sent | outbox | skipped | failed | held | withdrawn */
  status: string
  reason: string | null
  detail: string
  evidence: string
  subject: string
  rendered: string | null
  headers: string
  at: number
  counts_to_cap: number
  test: number
}
/** Who holds an address for one content: reservation in the address's bucket, `on conflict do nothing`. */
export interface AddressClaimTable {
  bucket: number
  workspace: string
  channel: string
  address: string
  content: string
  key: string
  at: number
}
/**
 * Counters, changed in the step's transaction, hence one for each bucket on PostgreSQL (0 on SQLite): readers add them up.
 * `node` is '' for the journey as a whole.
 */
export interface CounterTable {
  bucket: number
  workspace: string
  journey: string
  version: number
  node: string
  /** entered | arrived | port | left | skipped | refused | holdout | goal | goal_value */
  what: string
  /** Port, reason or goal; '' when there is none. */
  name: string
  n: number
}
/** Sums of the history that was forgotten, in the form of the counters. */
export type ArchivedCountTable = CounterTable
/** Which process looks after a slice of the buckets, for speed only: `rev` decides. */
export interface LeaseTable {
  slice: number
  worker: string
  expires_at: number
}
/** Engine processes that are there. */
export interface EngineTable {
  worker: string
  expires_at: number
}
/** The last refusal per person and journey. */
export interface RefusalTable {
  bucket: number
  workspace: string
  person: string
  journey: string
  reason: string
  at: number
  detail: string
}
export interface HoldoutTable {
  bucket: number
  workspace: string
  journey: string
  person: string
  key: string
  at: number
}
/** The last time a trigger met a person and key: double-fire guard. */
export interface DoorTable {
  bucket: number
  workspace: string
  person: string
  journey: string
  node: string
  key: string
  at: number
}
/** A thread of comments on a journey; `node` null: on the journey as a whole. `kind` and `label`: what the step was. */
interface ThreadTable {
  workspace: string
  journey: string
  id: string
  node: string | null
  kind: string | null
  label: string | null
  changed_at: number
  resolved_at: number | null
  resolved_by: string | null
}
interface CommentTable {
  workspace: string
  journey: string
  thread: string
  id: string
  author: string
  text: string
  /** Users, as a JSON list. */
  mentions: string
  at: number
  edited_at: number | null
}
/** A review of a draft; the one with the highest number counts. */
export interface ReviewTable {
  workspace: string
  journey: string
  number: number
  /** asked, approved, changes or withdrawn. */
  status: string
  /** The revision of the draft that was asked for; once approved, the one that may be published. */
  rev: number
  asked_by: string
  asked_at: number
  note: string
  decided_by: string | null
  decided_at: number | null
  answer: string
  /** What the draft was published as. */
  version: number | null
}
/** A window in which somebody has a journey open. */
interface PresenceTable {
  workspace: string
  journey: string
  user: string
  tab: string
  node: string | null
  expires_at: number
}

export interface Tables {
  workspace: WorkspaceTable
  member: MemberTable
  link: LinkTable
  write_key: WriteKeyTable
  secret: SecretTable
  meta: MetaTable
  audit: AuditTable
  person: PersonTable
  person_change: PersonChangeTable
  identity: IdentityTable
  contact_point: ContactPointTable
  suppression: SuppressionTable
  consent: ConsentTable
  consent_entry: ConsentEntryTable
  event: EventTable
  message: MessageTable
  received: ReceivedTable
  inbox: InboxTable
  catalogue_event: CatalogueEventTable
  catalogue_attribute: CatalogueAttributeTable
  label: LabelTable
  thread: ThreadTable
  comment: CommentTable
  review: ReviewTable
  presence: PresenceTable
  segment: SegmentTable
  membership: MembershipTable
  content: ContentTable
  journey: JourneyTable
  draft: DraftTable
  kept_draft: KeptDraftTable
  version: VersionTable
  schedule: ScheduleTable
  followed: FollowedTable
  fan_out: FanOutTable
  turn: TurnTable
  job: JobTable
  enrollment: EnrollmentTable
  history: HistoryTable
  outbox: OutboxTable
  breaker: BreakerTable
  delivery: DeliveryTable
  address_claim: AddressClaimTable
  counter: CounterTable
  archived_count: ArchivedCountTable
  lease: LeaseTable
  engine: EngineTable
  refusal: RefusalTable
  holdout: HoldoutTable
  door: DoorTable
}

/** A guard of the engine and how to take it out: each text stands exactly once in its file. */
export interface Guard {
  readonly name: string
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[]
  /** Which proof has to fail without it. */
  readonly proof: 'histories' | 'workers'
}

const write = 'api/src/engine/write.ts'
const bulk = 'api/src/database/bulk.ts'

/** What would be written in the transaction is written after it, in one of its own. */
const afterTheTransaction = [
  {
    file: bulk,
    from: 'const mostAttempts = 100',
    to: 'const mostAttempts = 100\nexport const latecomers: ((tx: Transaction<Tables>) => Promise<unknown>)[] = []',
  },
  {
    file: bulk,
    from: 'const { result, told } = await begin.execute(async (tx) => ({ result: await work(tx), told: toldIn(tx) }))',
    to: `const { result, told, late } = await begin.execute(async (tx) => {
        latecomers.splice(0)
        return { result: await work(tx), late: latecomers.splice(0), told: toldIn(tx) }
      })
      for (const each of late) await db.transaction().execute(each)`,
  },
] as const

export const guards: readonly Guard[] = [
  {
    name: 'everything in one transaction',
    changes: [
      {
        file: bulk,
        from: '  for (let attempt = 1; ; attempt += 1) {\n    try {\n      const { result',
        to: '  if (isAlone) return work(db as Transaction<Tables>)\n  for (let attempt = 1; ; attempt += 1) {\n    try {\n      const { result',
      },
    ],
    proof: 'histories',
  },
  {
    name: 'the outbox in the same transaction',
    changes: [
      ...afterTheTransaction,
      {
        file: write,
        from: '[remembering, asking, counting])',
        to: '[remembering, counting])\n  latecomers.push(async (late) => asking?.execute(late))',
      },
      {
        file: write,
        from: 'insertRows, MovedMeanwhile, runTogether }',
        to: 'insertRows, latecomers, MovedMeanwhile, runTogether }',
      },
    ],
    proof: 'histories',
  },
  {
    name: 'what was taken in leaves the inbox in the same transaction',
    changes: [
      ...afterTheTransaction,
      {
        file: 'api/src/engine/take-inbox.ts',
        from: '    await forget(tx, rows)',
        to: '    latecomers.push((late) => forget(late, rows))',
      },
      {
        file: 'api/src/engine/take-inbox.ts',
        from: "import { inTransaction } from '../database/bulk.ts'",
        to: "import { inTransaction, latecomers } from '../database/bulk.ts'",
      },
    ],
    proof: 'histories',
  },
  {
    name: 'the key of an effect names the visit',
    changes: [
      {
        file: 'shared/src/run/walk.ts',
        from: '`${id}:${visit}:${number}`',
        to: '`${id}:${visit * 0}:${number}`',
      },
    ],
    proof: 'histories',
  },
  {
    name: 'the id of an enrollment names what let her in',
    changes: [
      {
        file: 'shared/src/run/admit.ts',
        from: 'id: hashId(entry.workspace, program.journey.id, person, key, entry.stimulus)',
        to: 'id: hashId(entry.workspace, program.journey.id, person, key)',
      },
    ],
    proof: 'histories',
  },
  {
    name: 'a message whose outcome is unknown is not repeated',
    changes: [{ file: 'api/src/engine/effects/send.ts', from: "  afterCrash: 'hold',", to: "  afterCrash: 'repeat'," }],
    proof: 'histories',
  },
  {
    name: 'a message is claimed before it goes out',
    changes: [
      {
        file: 'api/src/engine/outbox.ts',
        from: "  status: 'claimed',\n  due_at: now + claimLeaseMs,",
        to: "  status: 'pending',\n  due_at: now + claimLeaseMs,",
      },
    ],
    proof: 'histories',
  },
  {
    name: 'the rev, and the isolation that masks it',
    changes: [
      {
        file: write,
        from: ' and enrollment.rev = moved.rev - 1\n',
        to: '\n',
      },
      { file: bulk, from: 'setIsolationLevel(isolationOf(db))', to: "setIsolationLevel('read committed')" },
    ],
    proof: 'workers',
  },
  {
    name: 'the check that a claim is still ours',
    changes: [
      {
        file: 'api/src/engine/outbox.ts',
        from: "return now?.status === 'claimed' && now.attempt === row.attempt",
        to: 'return now !== undefined',
      },
    ],
    proof: 'workers',
  },
]

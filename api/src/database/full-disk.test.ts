import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqlite } from './connection.ts'
import { migrate } from './migrate.ts'

it('says that the disk is full, and goes on once there is room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trailwright-full-'))
  const database = openSqlite(join(folder, 'full.db'))
  try {
    await migrate(database.db, 'sqlite')
    // A limit of pages is what a full disk looks like to SQLite.
    const pages = Number(database.sqlite?.pragma('page_count', { simple: true }))
    database.sqlite?.pragma(`max_page_count = ${pages}`)
    const fill = () =>
      database.db.transaction().execute(async (tx) => {
        for (let row = 0; row < 200; row += 1) {
          await tx
            .insertInto('meta')
            .values({ key: `k${row}`, value: 'x'.repeat(4000) })
            .execute()
        }
      })
    await expect(fill()).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    database.sqlite?.pragma('max_page_count = 1000000')
    await fill()
    expect(await database.db.selectFrom('meta').select('key').execute()).toHaveLength(200)
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
})

import { compile } from '@trailwright/shared/compile/compile.ts'
import { contentSchema } from '@trailwright/shared/content/schema.ts'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import { journeySchema } from '@trailwright/shared/journey/schema.ts'
import { exportJourney, importJourney } from '@trailwright/shared/wire/journeys.ts'
import { audit } from '../database/audit-log.ts'
import { AppError, invalid } from '../http/app-error.ts'
import { handle, type Handled } from '../http/handle.ts'
import type { Services } from '../services.ts'
import { newJourneyId } from './bundle.ts'
import { readJourneyFile } from './file.ts'
import { mentionedIn } from './mentions.ts'
import { readRefs } from './refs.ts'
import { journeyStore } from './store.ts'
import type { Take } from './take.ts'

/** Journeys as files: out of one workspace, into another, nothing lost. */
export const exchangeHandlers = (services: Services, take: Take): readonly Handled[] => {
  const { clock } = services
  const { db } = services.database
  const store = journeyStore(db, services.accounts)

  return [
    handle(exportJourney, async ({ context, params }) => {
      const { workspace } = context
      const { graph } = await store.draft(workspace, params.journey)
      const { journey, layout, findings } = compile(graph, await readRefs(db, workspace, context.language))
      const strict = journeySchema.safeParse(journey)
      // What is unfinished cannot be written down as a journey; the findings say what is.
      if (!strict.success) throw invalid(findings.filter(({ level }) => level === 'error'))
      const contents = await db
        .selectFrom('content')
        .select(['id', 'draft'])
        .where('workspace', '=', workspace)
        .where('id', 'in', ['', ...mentionedIn(graph, 'content')])
        .orderBy('id')
        .execute()
      const segments = await db
        .selectFrom('segment')
        .select(['id', 'name', 'condition'])
        .where('workspace', '=', workspace)
        .where('id', 'in', ['', ...mentionedIn(graph, 'segment')])
        .orderBy('id')
        .execute()
      await audit(services, context, 'journey.exported', params.journey)
      return {
        trailwright: 1 as const,
        journey: strict.data,
        layout,
        contents: Object.fromEntries(contents.map(({ id, draft }) => [id, contentSchema.parse(JSON.parse(draft))])),
        segments: segments.map(({ condition, ...segment }) => ({
          ...segment,
          condition: conditionSchema.parse(JSON.parse(condition)),
        })),
      }
    }),

    handle(importJourney, async ({ context, body }) => {
      const read = readJourneyFile(body.file)
      if (!read.ok) throw new AppError('import.malformed', {}, read.findings)
      const id = newJourneyId(read.value.graph.name, clock)
      await take(context, id, read.value)
      const { graph } = await store.draft(context.workspace, id)
      const { findings } = compile(graph, await readRefs(db, context.workspace, context.language))
      return { id, findings: [...findings] }
    }),
  ]
}

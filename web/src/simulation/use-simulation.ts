import { keepPreviousData, useQueries } from '@tanstack/react-query'
import type { Facts } from '@trailwright/shared/condition/facts.ts'
import type { Program } from '@trailwright/shared/compile/program.ts'
import type { Content } from '@trailwright/shared/content/schema.ts'
import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import { simulate, type Simulated } from '@trailwright/shared/simulate/simulate.ts'
import { getContent } from '@trailwright/shared/wire/contents.ts'
import { getFacts } from '@trailwright/shared/wire/people.ts'
import { getSettings } from '@trailwright/shared/wire/settings.ts'
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { routeQuery, useRoute } from '../client/hooks.ts'
import { useEditor } from '../state/editor.tsx'
import { madeUpFacts, type MadeUp } from './made-up.ts'
import { askedOf, endOf, entryEvent, happeningsOf, programOf, type Scenario } from './scenario.ts'

/** Whom a simulation is about: somebody of the workspace, or nobody real. */
export type Subject =
  | { readonly type: 'person'; readonly id: string; readonly name: string }
  | { readonly type: 'madeUp'; readonly which: MadeUp }

/** The draft as a program; undefined while it cannot run. */
export function useProgram(): Program | undefined {
  const { findings } = useEditor()
  const journey = useStore(findings, (state) => state.journey)
  return useMemo(() => {
    const program = programOf(journey)
    return program === undefined || program.triggers.length === 0 ? undefined : program
  }, [journey])
}

/** Everything that the simulation may know about the subject; undefined until it is read. */
export function useFacts(program: Program, subject: Subject | null, at: number): Facts | undefined {
  const asked = useMemo(() => askedOf(program), [program])
  const id = subject?.type === 'person' ? subject.id : ''
  const read = useRoute(
    getFacts,
    { params: { person: id }, body: { events: [...asked.events], segments: [...asked.segments] } },
    { enabled: id !== '' },
  )
  return useMemo(() => {
    if (subject?.type === 'madeUp') return madeUpFacts(subject.which, { ...asked, at })
    return subject === null ? undefined : read.data
  }, [subject, asked, at, read.data])
}

/** The contents that the journey sends, by id, as far as they are there. */
export function useContents(program: Program): ReadonlyMap<string, Content> {
  const ids = useMemo(
    () =>
      [...program.nodes.values()]
        .flatMap(({ kind, node }) => {
          const [key] = Object.entries(kind.fields).find(([, field]) => field.widget === 'content') ?? []
          const id = key === undefined ? undefined : node.config[key]
          return typeof id === 'string' && id !== '' ? [id] : []
        })
        .filter((id, index, all) => all.indexOf(id) === index),
    [program],
  )
  return useQueries({
    queries: ids.map((content) => ({
      ...routeQuery(getContent, { params: { content } }),
      retry: false,
      placeholderData: keepPreviousData,
    })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }, index): (readonly [string, Content])[] => {
          const id = ids[index]
          return data === undefined || id === undefined ? [] : [[id, data.content]]
        }),
      ),
  })
}

interface Run {
  readonly program: Program
  readonly facts: Facts | undefined
  readonly scenario: Scenario
  readonly contents: ReadonlyMap<string, Content>
  /** Leaves out earlier passages through this very journey. */
  readonly firstTime: boolean
}

/** Runs the draft for one person on a virtual clock, anew with every change of anything. */
export function useSimulated({ program, facts, scenario, contents, firstTime }: Run): Simulated | undefined {
  const rules = useRoute(getSettings).data?.settings.rules ?? mildestRules
  return useMemo(() => {
    if (facts === undefined) return undefined
    const passages = facts.passages
    const { id } = program.journey
    const known: Facts =
      firstTime && passages !== 'unknown'
        ? { ...facts, passages: passages.filter(({ journey }) => journey !== id) }
        : facts
    return simulate({
      workspace: 'simulation',
      program,
      facts: known,
      rules,
      contents,
      entry: { trigger: scenario.trigger, event: entryEvent(program, scenario), at: scenario.at },
      happenings: happeningsOf(scenario),
      until: endOf(program, scenario.at),
    })
  }, [program, facts, scenario, contents, firstTime, rules])
}

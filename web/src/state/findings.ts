import type { Finding } from '@trailwright/shared/problem/finding.ts'
import type { LongestPath } from '@trailwright/shared/compile/longest-path.ts'
import type { Journey } from '@trailwright/shared/journey/schema.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'

/** What is wrong with the draft, seen whole and by step. */
export interface FindingsState {
  readonly all: readonly Finding[]
  readonly byNode: ReadonlyMap<string, readonly Finding[]>
  /** The draft as a journey; null before it was looked at. */
  readonly journey: Journey | null
  readonly longest: LongestPath | null
}

/** Errors before warnings; within a level as they came. */
export function arrange(findings: readonly Finding[]): Pick<FindingsState, 'all' | 'byNode'> {
  const all = findings.toSorted((a, b) => Number(a.level === 'warning') - Number(b.level === 'warning'))
  const byNode = new Map<string, Finding[]>()
  for (const finding of all) {
    if (finding.node === undefined) continue
    const list = byNode.get(finding.node)
    if (list === undefined) byNode.set(finding.node, [finding])
    else list.push(finding)
  }
  return { all, byNode }
}

/** Whether a step or the settings are where it is mended; a missing step is mended on the canvas. */
export function hasPlace({ code }: Finding): boolean {
  return code !== 'path.no-trigger'
}

export function createFindings(): StoreApi<FindingsState> {
  return createStore<FindingsState>()(() => ({ ...arrange([]), journey: null, longest: null }))
}

/** Those that concern one field of a step, by the first key of their path into the config. */
export function findingsAt(findings: readonly Finding[], key: string): readonly Finding[] {
  return findings.filter(({ path }) => fieldOf(path) === key)
}

/** The key of the config that a path leads to; paths of the whole document go through `config`. */
export function fieldOf(path: Finding['path']): string | undefined {
  const inside = path.lastIndexOf('config')
  const key = path[inside + 1]
  return key === undefined ? undefined : String(key)
}

/** The finding after (or before) the one where the reader is. */
export function nextFinding(
  findings: readonly Finding[],
  now: Finding | undefined,
  step: 1 | -1 = 1,
): Finding | undefined {
  if (findings.length === 0) return undefined
  const index = now === undefined ? -1 : findings.indexOf(now)
  return findings[(index + step + findings.length) % findings.length]
}

import type { Finding } from '../problem/finding.ts'

/** With one of these a journey cannot be made into a program, whatever is live now. */
const preventsLoading: ReadonlySet<string> = new Set([
  'journey.id-invalid',
  'journey.name-missing',
  'journey.zone-unknown',
  'settings.missing',
  'settings.invalid',
  'settings.unknown-key',
  'settings.too-deep',
  'graph.too-many-nodes',
  'graph.too-many-edges',
  'node.id-twice',
  'node.id-invalid',
  'node.kind-unknown',
  'node.newer',
  'edge.from-nowhere',
  'edge.to-nowhere',
  'edge.second',
  'edge.port-unknown',
  'edge.into-trigger',
  'path.no-trigger',
  'path.cycle',
  'config.missing',
  'config.invalid',
  'config.unknown-key',
  'config.too-deep',
])

const identity = ({ code, node, path }: Finding): string => JSON.stringify([code, node ?? null, path])

/** The errors that keep a draft from being published: those that the live version lacks, and those that stop a load. */
export const blockingFindings = (findings: readonly Finding[], live: readonly Finding[]): readonly Finding[] => {
  const known = new Set(live.map(identity))
  return findings.filter(
    (finding) => finding.level === 'error' && (preventsLoading.has(finding.code) || !known.has(identity(finding))),
  )
}

export const blocksPublish = (findings: readonly Finding[], live: readonly Finding[]): boolean =>
  blockingFindings(findings, live).length > 0

import { error, type Finding } from '../../problem/finding.ts'
import { isTooDeep } from '../../problem/sorted.ts'
import { schemaFindings } from '../../journey/schema-findings.ts'
import type { CheckContext } from '../../nodes/define.ts'
import { isObject } from '../../nodes/unfinished.ts'
import { conditionsInConfig, withConditions } from './check-conditions.ts'
import type { DrawnNode, Drawing } from './drawing.ts'

/** The finding as one about this node: its path begins at the document. */
const ofNode = (node: string, finding: Finding): Finding => ({
  ...finding,
  node,
  path: ['nodes', node, 'config', ...finding.path],
})

const goalsOf = ({ graph }: Drawing): readonly string[] =>
  graph.settings.goals.flatMap((goal) => (isObject(goal) && typeof goal['id'] === 'string' ? [goal['id']] : []))

const checkConfig = ({ node, kind, config }: DrawnNode, context: Omit<CheckContext, 'node'>): readonly Finding[] => {
  if (kind === undefined) return []
  const path = ['nodes', node.id, 'config']
  if (isTooDeep(node.config)) return [error('config.too-deep', { node: node.id, path })]
  const refused = config === undefined ? kind.config.safeParse(node.config).error : undefined
  const bySchema = refused === undefined ? [] : schemaFindings(node.config, refused, { area: 'config', path: [] })
  const byKind = config === undefined ? [] : (kind.check?.(config, { ...context, node: node.id }) ?? [])
  const findings = withConditions(bySchema, conditionsInConfig(kind, node.config), context.refs)
  return [...findings, ...byKind].map((finding) => ofNode(node.id, finding))
}

/** What the steps say: by the schema of their kind, its own check, and the check of conditions. */
export const checkConfigs = (drawing: Drawing): readonly Finding[] => {
  const nodes = [...drawing.nodes.values()]
  const triggers = new Set(nodes.filter(({ kind }) => kind?.family === 'start').map(({ node }) => node.kind))
  const context = {
    refs: drawing.refs,
    goals: goalsOf(drawing),
    isTriggeredBy: (kind: string) => triggers.has(kind),
  }
  return nodes.flatMap((node) => checkConfig(node, context))
}

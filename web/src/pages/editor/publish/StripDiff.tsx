import Box from '@mui/material/Box'
import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Change } from '@trailwright/shared/diff/diff-journeys.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { stepsInOrder } from '../../../canvas/walk.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { stepName } from '../../../state/words.ts'
import { KindMark } from '../../../ui/KindMark.tsx'
import { type Sign, signOf } from './changes-in.ts'

const grounds: Readonly<Record<Sign, string>> = { '+': 'success.main', '−': 'error.main', '~': 'info.main' }
const longest = 18

/** The steps as a strip of marks, each with the sign of what happened to it. */
export function StripDiff({ changes, graph }: { changes: readonly Change[]; graph: Graph }) {
  const language = useLanguage()
  const signs = new Map(
    changes.flatMap((change) => ('step' in change ? [[change.step.id, signOf(change)] as const] : [])),
  )
  if (signs.size === 0) return null
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]))
  const steps = [
    ...stepsInOrder(graph).flatMap((id) => {
      const node = nodes.get(id)
      return node === undefined ? [] : [{ id, kind: node.kind, name: stepName(node, language), isGone: false }]
    }),
    ...changes.flatMap((change) =>
      change.type === 'stepRemoved'
        ? [{ id: change.step.id, kind: change.step.kind, name: change.step.label ?? change.step.kind, isGone: true }]
        : [],
    ),
  ]
  return (
    <Box
      aria-hidden
      sx={{
        mt: 4,
        px: 5,
        py: 5,
        display: 'flex',
        flexWrap: 'wrap',
        rowGap: 4,
        alignItems: 'center',
        border: 1,
        borderColor: 'divider',
        borderRadius: '12px',
        bgcolor: 'surface.canvas',
      }}
    >
      {steps.slice(0, longest).map(({ id, kind: name, name: title, isGone }, index) => {
        const kind = kindOf(name)
        const sign = signs.get(id)
        return (
          <Box key={id} sx={{ display: 'flex', alignItems: 'center' }}>
            {index > 0 && <Box sx={{ width: 24, height: '1.5px', bgcolor: 'line.edge' }} />}
            <Box title={title} sx={{ position: 'relative', opacity: isGone ? 0.45 : 1 }}>
              <KindMark family={kind?.family ?? 'flow'} icon={kind?.icon ?? 'puzzle'} size={26} />
              {sign !== undefined && (
                <Box
                  sx={{
                    position: 'absolute',
                    right: -9,
                    top: -9,
                    width: 18,
                    height: 18,
                    display: 'grid',
                    placeItems: 'center',
                    borderRadius: '50%',
                    bgcolor: grounds[sign],
                    color: 'background.paper',
                    fontSize: 12,
                    fontWeight: 600,
                    lineHeight: 1,
                  }}
                >
                  {sign}
                </Box>
              )}
            </Box>
          </Box>
        )
      })}
    </Box>
  )
}

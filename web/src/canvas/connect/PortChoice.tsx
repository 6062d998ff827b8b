import Box from '@mui/material/Box'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Port } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useDraft } from '../../state/editor.tsx'
import { edgeAt, nodeOf } from '../../state/edits/lookup.ts'
import { portName, stepName } from '../../state/words.ts'

interface PortChoiceProps {
  readonly node: GraphNode
  readonly ports: readonly Port[]
  readonly value: string | undefined
  readonly onChange: (port: string) => void
}

/** Chooses one of the ways out of a step; says where those lead that lead somewhere. */
export function PortChoice({ node, ports, value, onChange }: PortChoiceProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const graph = useDraft((draft) => draft)
  const name = useId()
  return (
    <Box
      role="radiogroup"
      aria-label={t('draw.connect.port')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, px: 3, py: 2, borderBottom: 1, borderColor: 'divider' }}
    >
      {ports.map((port) => {
        const target = nodeOf(graph, edgeAt(graph, node.id, port.name)?.to ?? '')
        const text = portName(kindOf(node.kind), port, language)
        return (
          <Box
            key={port.name}
            component="label"
            sx={{
              display: 'inline-flex',
              alignItems: 'center',
              height: 24,
              px: 3,
              border: 1,
              borderColor: port.name === value ? 'primary.main' : 'line.strong',
              borderRadius: '12px',
              bgcolor: port.name === value ? 'primary.soft' : 'background.paper',
              typography: 'caption',
              cursor: 'pointer',
              '&:focus-within': { outline: 2, outlineColor: 'primary.main', outlineOffset: 2 },
              '@media (pointer: coarse)': { height: 44, borderRadius: '22px' },
            }}
          >
            <Box
              component="input"
              type="radio"
              name={name}
              checked={port.name === value}
              onChange={() => onChange(port.name)}
              sx={{ position: 'absolute', opacity: 0, width: 1, height: 1, m: 0 }}
            />
            {text}
            {target !== undefined && (
              <Box component="span" sx={{ color: 'text.secondary', ml: 1.5 }}>
                {t('draw.connect.leadsTo', { name: stepName(target, language) })}
              </Box>
            )}
          </Box>
        )
      })}
    </Box>
  )
}

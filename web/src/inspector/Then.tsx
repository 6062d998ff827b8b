import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import ButtonBase from '@mui/material/ButtonBase'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCanvasCommands } from '../canvas/commands.ts'
import { useStepNames } from '../canvas/step-names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelection } from '../state/editor.tsx'
import { edgeAt, nodeOf, portsWithEdges } from '../state/edits/lookup.ts'
import { phraseOf, plainText, portText, stepName } from '../state/words.ts'
import { KindMark } from '../ui/KindMark.tsx'
import { Section } from './Section.tsx'

/** Where each way out leads; quiet ones only once wired or opened. */
export function Then({ node }: { node: GraphNode }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const { selection, canEdit } = useEditor()
  const commands = useCanvasCommands()
  const graph = useDraft((draft) => draft)
  const isOpened = useSelection((state) => state.opened.has(node.id))
  const ports = portsWithEdges(graph, node)
  if (ports.length === 0) return null
  const named = (name: string) => portText(node, ports.find((port) => port.name === name) ?? { name }, names)
  const hidden = ports.filter(
    (port) => port.quiet === true && !isOpened && edgeAt(graph, node.id, port.name) === undefined,
  )
  const fallback = (port: (typeof ports)[number]) => {
    if (port.fallback !== undefined) return t('inspector.asPort', { what: named(port.fallback) })
    return t(port.optional === true ? 'inspector.holds' : 'inspector.nothing')
  }
  return (
    <Section title={t('inspector.then')}>
      <Box
        component="ul"
        sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}
      >
        {ports.map((port) => {
          const target = nodeOf(graph, edgeAt(graph, node.id, port.name)?.to ?? '')
          const targetKind = target === undefined ? undefined : kindOf(target.kind)
          return (
            <Box
              component="li"
              key={port.name}
              sx={{ display: 'flex', alignItems: 'center', gap: 2, typography: 'body2' }}
            >
              <Box
                component="span"
                sx={{
                  flex: 'none',
                  maxWidth: 140,
                  height: 24,
                  px: 3,
                  border: 1,
                  borderColor: 'line.strong',
                  borderRadius: '12px',
                  typography: 'caption',
                  lineHeight: '22px',
                  overflow: 'hidden',
                  textOverflow: 'ellipsis',
                  whiteSpace: 'nowrap',
                }}
              >
                {named(port.name)}
              </Box>
              <Box sx={{ color: 'text.secondary', display: 'flex' }}>
                <ArrowRight size={14} strokeWidth={1.8} aria-hidden />
              </Box>
              {target === undefined ? (
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {fallback(port)}
                </Box>
              ) : (
                <ButtonBase
                  onClick={() => commands.goTo(target.id)}
                  sx={{
                    minWidth: 0,
                    gap: 1.5,
                    justifyContent: 'flex-start',
                    borderRadius: '6px',
                    typography: 'body2',
                    textAlign: 'left',
                  }}
                >
                  {targetKind !== undefined && (
                    <KindMark family={targetKind.family} icon={targetKind.icon} size={18} tone="soft" />
                  )}
                  <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                    {`${stepName(target, language)} ${target.label === undefined ? plainText(phraseOf(target, names)) : ''}`.trim()}
                  </Box>
                </ButtonBase>
              )}
            </Box>
          )
        })}
      </Box>
      {canEdit && hidden.length > 0 && (
        <Box>
          <Button size="small" variant="text" onClick={() => selection.openPorts(node.id)}>
            {t('inspector.openPorts', { what: hidden.map((port) => named(port.name)).join(', ') })}
          </Button>
        </Box>
      )}
    </Section>
  )
}

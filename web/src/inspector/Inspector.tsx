import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import InputBase from '@mui/material/InputBase'
import Link from '@mui/material/Link'
import Typography from '@mui/material/Typography'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvasCommands } from '../canvas/commands.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { focusStep } from '../canvas/focus-step.ts'
import { useEditor, useSelection, useStep, useSelected } from '../state/editor.tsx'
import { renameNode } from '../state/edits/update-node.ts'
import { askToDelete, duplicateSteps } from '../state/perform.ts'
import { kindName, stepName } from '../state/words.ts'
import { Arriving } from './Arriving.tsx'
import { PeopleHere } from './PeopleHere.tsx'
import { CommentButton } from './CommentButton.tsx'
import { PanelHead } from './PanelHead.tsx'
import { Section } from './Section.tsx'
import { SettingsPanel } from './SettingsPanel.tsx'
import { fieldsIn, StepFields } from './StepFields.tsx'
import { StepFindings } from './StepFindings.tsx'
import { Then } from './Then.tsx'

interface InspectorProps {
  readonly onOpenSettings: () => void
  /** Where it lies over the canvas. */
  readonly onClose?: () => void
}

/** The panel at the right: the selected step, several of them, or the journey. */
export function Inspector({ onOpenSettings, onClose }: InspectorProps) {
  const { selection } = useEditor()
  const selected = useSelected()
  const count = useSelection((state) => state.ids.length)
  const focus = useSelection((state) => state.focusInspector)
  const node = useStep(selected)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus === 0) return
    const first = panel.current?.querySelector<HTMLElement>(
      '[data-field] input, [data-field] button, [data-field] [tabindex="0"], input',
    )
    first?.focus()
  }, [focus])
  const close = () => {
    selection.select([])
    onClose?.()
  }
  return (
    <Box
      ref={panel}
      component="aside"
      data-testid="inspector"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        if (node === undefined) return close()
        // Back to the step that was edited.
        onClose?.()
        focusStep(node.id)
      }}
      sx={{ display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 }}
    >
      {node !== undefined ? (
        <StepPanel key={node.id} node={node} onClose={close} onOpenSettings={onOpenSettings} />
      ) : count > 1 ? (
        <SeveralPanel count={count} onClose={close} />
      ) : (
        <SettingsPanel {...(onClose === undefined ? {} : { onClose: close })} />
      )}
    </Box>
  )
}

interface StepPanelProps {
  readonly node: GraphNode
  readonly onClose: () => void
  readonly onOpenSettings: () => void
}

function StepPanel({ node, onClose, onOpenSettings }: StepPanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { document, selection, canEdit } = useEditor()
  const kind = kindOf(node.kind)
  const has = (section: 'what' | 'limit' | 'then' | 'trouble' | 'advanced') =>
    kind !== undefined && fieldsIn(kind, section, node.config).length > 0
  return (
    <>
      <PanelHead
        family={kind?.family ?? 'flow'}
        icon={kind?.icon ?? 'puzzle'}
        kicker={kindName(node, language)}
        actions={<CommentButton step={stepName(node, language)} />}
        onClose={onClose}
        title={
          <InputBase
            value={node.label ?? ''}
            readOnly={!canEdit}
            placeholder={t('inspector.ownName')}
            onChange={({ target }) =>
              document.edit('rename', (graph) => renameNode(graph, node.id, target.value), `${node.id}/label`)
            }
            onBlur={() => document.endRun()}
            slotProps={{ input: { 'aria-label': t('inspector.ownName'), maxLength: 120 } }}
            fullWidth
            sx={{ font: 'inherit', '& input': { p: 0 } }}
          />
        }
      />
      <Box sx={{ flex: 1, minHeight: 0, overflowY: 'auto' }}>
        {kind === undefined ? (
          <Section>
            <Typography variant="body2">{t('inspector.unknown', { kind: node.kind })}</Typography>
          </Section>
        ) : (
          <>
            <StepFindings node={node} />
            {has('what') && (
              <Section>
                <StepFields node={node} kind={kind} section="what" />
              </Section>
            )}
            {has('limit') && (
              <Section>
                <StepFields node={node} kind={kind} section="limit" />
              </Section>
            )}
            <Arriving node={node} kind={kind} />
            {has('then') && (
              <Section>
                <StepFields node={node} kind={kind} section="then" />
              </Section>
            )}
            <Then node={node} />
            {has('trouble') && (
              <Section title={t('inspector.trouble')} folded>
                <StepFields node={node} kind={kind} section="trouble" />
              </Section>
            )}
            {kind.family === 'wait' && (
              <Section title={t('inspector.whileWaiting')}>
                <Typography variant="body2" color="textSecondary">
                  {t('inspector.whileWaitingHelp')}{' '}
                  <Link
                    component="button"
                    type="button"
                    onClick={() => {
                      selection.select([])
                      onOpenSettings()
                    }}
                  >
                    {t('inspector.exitRules')}
                  </Link>
                </Typography>
              </Section>
            )}
            {has('advanced') && (
              <Section title={t('inspector.advanced')} folded>
                <StepFields node={node} kind={kind} section="advanced" />
              </Section>
            )}
            <Section title={t('inspector.about')} folded>
              <Typography variant="body2" color="textSecondary">
                {kind.text[language].help}
              </Typography>
            </Section>
          </>
        )}
      </Box>
      <PeopleHere step={node.id} />
    </>
  )
}

function SeveralPanel({ count, onClose }: { count: number; onClose: () => void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const commands = useCanvasCommands()
  const ids = useSelection((state) => state.ids)
  return (
    <>
      <PanelHead title={t('inspector.several', { count })} onClose={onClose} />
      <Section>
        <Typography variant="body2" color="textSecondary">
          {t('inspector.severalHelp')}
        </Typography>
        {editor.canEdit && (
          <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
            <Button variant="outlined" onClick={() => duplicateSteps(editor, ids)}>
              {t('inspector.duplicate')}
            </Button>
            <Button variant="outlined" onClick={commands.group}>
              {t('inspector.frame')}
            </Button>
            <Button variant="outlined" onClick={() => askToDelete(editor, ids)}>
              {t('inspector.delete')}
            </Button>
          </Box>
        )}
      </Section>
    </>
  )
}

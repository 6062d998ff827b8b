import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import Typography from '@mui/material/Typography'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft } from '../state/editor.tsx'
import { edgeAt, nodeOf, portsWithEdges } from '../state/edits/lookup.ts'
import { portName, stepName } from '../state/words.ts'
import { KeyHint } from '../ui/KeyHint.tsx'

/** A place in the window, px. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A line of the menu of a row. */
export interface MenuLine {
  readonly text: string
  /** The key that does the same. */
  readonly hint?: string
  readonly run: () => void
  /** A line above it parts it from what went before. */
  readonly parted?: boolean
}

interface RowMenuProps {
  readonly at: Point
  readonly label: string
  readonly lines: readonly MenuLine[]
  /** The menu goes; with what was chosen, if anything was. */
  readonly onClose: (chosen?: () => void) => void
}

/** Everything that can be done with a row. */
export function RowMenu({ at, label, lines, onClose }: RowMenuProps) {
  return (
    <Menu
      open
      transitionDuration={0}
      disableRestoreFocus
      onClose={() => onClose()}
      anchorReference="anchorPosition"
      anchorPosition={{ left: at.x, top: at.y }}
      slotProps={{ list: { 'aria-label': label }, paper: { sx: { minWidth: 232 } } }}
    >
      {lines.map(({ text, hint, run, parted = false }) => (
        <MenuItem
          key={text}
          onClick={() => onClose(run)}
          sx={parted ? { borderTop: 1, borderColor: 'divider', mt: 1, pt: 2 } : {}}
        >
          <Typography variant="body2" sx={{ flex: 1, mr: 4 }}>
            {text}
          </Typography>
          {hint !== undefined && <KeyHint>{hint}</KeyHint>}
        </MenuItem>
      ))}
    </Menu>
  )
}

interface PortMenuProps {
  readonly at: Point
  readonly node: GraphNode
  readonly label: string
  readonly onClose: (chosen?: string) => void
}

/** Which of the ways out of a step is meant. */
export function PortMenu({ at, node, label, onClose }: PortMenuProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const graph = useDraft((draft) => draft)
  return (
    <Menu
      open
      transitionDuration={0}
      disableRestoreFocus
      onClose={() => onClose()}
      anchorReference="anchorPosition"
      anchorPosition={{ left: at.x, top: at.y }}
      slotProps={{ list: { 'aria-label': label }, paper: { sx: { minWidth: 232 } } }}
    >
      {portsWithEdges(graph, node).map((port) => {
        const name = portName(kindOf(node.kind), port, language)
        const edge = edgeAt(graph, node.id, port.name)
        const target = edge === undefined ? undefined : nodeOf(graph, edge.to)
        return (
          <MenuItem key={port.name} data-port={port.name} onClick={() => onClose(port.name)}>
            <Fragment>
              {target === undefined
                ? t('outline.ports.open', { port: name })
                : t('outline.ports.to', { port: name, name: stepName(target, language) })}
            </Fragment>
          </MenuItem>
        )
      })}
    </Menu>
  )
}

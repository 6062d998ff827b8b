import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Port } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelection, useStepFacts } from '../state/editor.tsx'
import { edgesFrom, portsWithEdges } from '../state/edits/lookup.ts'
import { portName } from '../state/words.ts'
import { useFormat } from '../ui/use-format.ts'
import { classes } from './classes.ts'
import styles from './node-card.module.css'
import { useShowPeople } from './people-behind.ts'

/** The ways out that a card shows: quiet ones only when wired or opened. */
export function useShownPorts(node: GraphNode): readonly Port[] {
  const wired = useDraft(useShallow((graph) => edgesFrom(graph, node.id).map((edge) => edge.port)))
  const isOpened = useSelection((state) => state.opened.has(node.id))
  const all = useDraft(useShallow((graph) => portsWithEdges(graph, node).map((port) => port.name)))
  const known = kindOf(node.kind)?.ports(node.config) ?? []
  const ports = all.map((name) => known.find((port) => port.name === name) ?? { name, label: name })
  return ports.filter((port) => port.quiet !== true || isOpened || wired.includes(port.name))
}

interface PortsProps {
  readonly node: GraphNode
  readonly ports: readonly Port[]
}

/** The ways out of a card, half over its lower border; a single one is a ring. */
export function Ports({ node, ports }: PortsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const format = useFormat()
  const { canEdit, asks } = useEditor()
  const facts = useStepFacts(node.id)
  const showPeople = useShowPeople()
  const update = useUpdateNodeInternals()
  const kind = kindOf(node.kind)
  const layout = ports.map((port) => portName(kind, port, language)).join('|')
  // The lines must follow when a pill appears or changes its width. A card that is drawn anew is measured anyway.
  const measured = useRef(layout)
  useEffect(() => {
    if (measured.current === layout) return
    measured.current = layout
    update(node.id)
  }, [update, node.id, layout])

  return (
    <div className={classes(styles.ports, !canEdit && styles.fixed, ports.length > 3 && styles.many)}>
      {ports.map((port) => {
        const name = portName(kind, port, language)
        const people = facts?.counts?.ports.get(port.name)
        return (
          <Handle
            key={port.name}
            type="source"
            id={port.name}
            position={Position.Bottom}
            isConnectable={canEdit}
            className={classes(
              styles.port,
              ports.length === 1 && styles.ring,
              facts?.ports?.has(port.name) === true && styles.taken,
            )}
            data-port={port.name}
            onClick={({ clientX: x, clientY: y }) => {
              if (canEdit)
                asks.setState({ quickAdd: { x, y, spot: { type: 'after', from: node.id, port: port.name } } })
            }}
            {...(canEdit ? { role: 'button', 'aria-label': t('editor.port', { name }) } : {})}
            title={name}
          >
            <span>{name}</span>
            {people !== undefined && people > 0 && (
              <button
                type="button"
                className={classes(styles.portCount, 'nodrag')}
                data-testid="port-count"
                aria-label={t('live.leftBy', { count: people, name })}
                onClick={() => showPeople({ node: node.id, which: 'port', port: port.name })}
              >
                {format.number(people)}
              </button>
            )}
          </Handle>
        )
      })}
    </div>
  )
}

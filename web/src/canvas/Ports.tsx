import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import type { Port } from '@trailwright/shared/nodes/define.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { useDraft, useEditor, useSelection, useStepFacts } from '../state/editor.tsx'
import { edgesFrom, portsWithEdges } from '../state/edits/lookup.ts'
import { portText, portWords } from '../state/words.ts'
import { useFormat } from '../ui/use-format.ts'
import { classes } from './classes.ts'
import styles from './node-card.module.css'
import { useShowPeople } from './people-behind.ts'
import { useStepNames } from './step-names.ts'

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
  const names = useStepNames()
  const { canEdit, asks } = useEditor()
  const facts = useStepFacts(node.id)
  const update = useUpdateNodeInternals()
  const layout = ports.map((port) => portText(node, port, names)).join('|')
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
        const name = portText(node, port, names)
        const words = portWords(node, port.name, names)
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
            title={words === undefined || words === name ? name : `${name}: ${words}`}
          >
            <span>{name}</span>
            {people !== undefined && people > 0 && (
              <PortCount node={node.id} port={port.name} name={name} people={people} />
            )}
          </Handle>
        )
      })}
    </div>
  )
}

interface PortCountProps {
  readonly node: string
  readonly port: string
  readonly name: string
  readonly people: number
}

/** How many left by it; a click lists them. */
function PortCount({ node, port, name, people }: PortCountProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const showPeople = useShowPeople()
  return (
    <button
      type="button"
      className={classes(styles.portCount, 'nodrag')}
      data-testid="port-count"
      aria-label={t('live.leftBy', { count: people, name })}
      onClick={() => showPeople({ node, which: 'port', port })}
    >
      {format.number(people)}
    </button>
  )
}

import '@xyflow/react/dist/base.css'
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ConnectionLineType,
  type FinalConnectionState,
  MiniMap,
  type NodeChange,
  type PanelPosition,
  ReactFlow,
  useReactFlow,
  useStore as useFlowStore,
} from '@xyflow/react'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelection } from '../state/editor.tsx'
import { insertOnEdge } from '../state/edits/add-node.ts'
import { edgeName, edgesFrom, edgesInto, nodeOf } from '../state/edits/lookup.ts'
import { moveThings } from '../state/edits/move.ts'
import { grid, type Place } from '../state/edits/place.ts'
import { joinSteps, tryEdit } from '../state/perform.ts'
import { kindName, phraseOf, plainText, portName } from '../state/words.ts'
import { canvasBox, minimapSide, openView } from './camera.ts'
import styles from './canvas.module.css'
import { Corner } from './Corner.tsx'
import { type Detail, detailAt, DetailContext } from './detail.ts'
import { edgeUnder, markDrop, stepUnder } from './drop-target.ts'
import { type FlowNode, reconcile, withoutRoughHandles } from './flow-nodes.ts'
import { FrameNode } from './FrameNode.tsx'
import { NodeCard } from './NodeCard.tsx'
import { NoteNode } from './NoteNode.tsx'
import { useRefusal } from './refusal.ts'
import { ArrowHeads, StepEdge, type StepFlowEdge } from './StepEdge.tsx'
import { useStepNames } from './step-names.ts'

const nodeTypes = { step: NodeCard, note: NoteNode, frame: FrameNode }
const edgeTypes = { step: StepEdge }
const snapGrid: [number, number] = [grid, grid]
const hideAttribution = { hideAttribution: true }

/** The drawing of the journey: cards, lines, notes, minimap. */
export function Canvas({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const { document, selection, canEdit, asks } = editor
  const refuse = useRefusal()
  const flow = useReactFlow<FlowNode, StepFlowEdge>()
  const describe = useDescription()
  const graph = useDraft((draft) => draft)
  const selected = useSelection((state) => state.ids)
  const selectedEdge = useSelection((state) => state.edge)
  const [nodes, setNodes] = useState<FlowNode[]>(() => reconcile([], { graph, selected, describe }))
  // A canvas that was empty stays where it is: the first step lies where it was dropped.
  const [fitsAtFirst] = useState(nodes.length > 0)
  const [side, setSide] = useState<PanelPosition>('bottom-right')
  useLayoutEffect(() => {
    setNodes((before) => reconcile(before, { graph, selected, describe }))
  }, [graph, selected, describe])

  const graphEdges = graph.edges
  const edges = useMemo(
    () =>
      graphEdges.map((edge): StepFlowEdge => {
        const id = edgeName(edge)
        return {
          id,
          type: 'step',
          source: edge.from,
          sourceHandle: edge.port,
          target: edge.to,
          data: { from: edge.from, port: edge.port },
          ariaRole: 'group',
          selected: id === selectedEdge,
        }
      }),
    [graphEdges, selectedEdge],
  )

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      const ids = new Set(selection.store.getState().ids)
      let touched = false
      for (const change of changes) {
        if (change.type !== 'select') continue
        touched = true
        if (change.selected) ids.add(change.id)
        else ids.delete(change.id)
      }
      if (touched) selection.select([...ids])
      const rest = changes.filter(({ type }) => type === 'position' || type === 'dimensions')
      if (rest.length > 0) setNodes((before) => withoutRoughHandles(applyNodeChanges(rest, before)))
    },
    [selection],
  )

  const place = (dragged: readonly FlowNode[]) => {
    const now = document.graph()
    const things = new Map<string, Place>(
      [...now.nodes, ...now.notes, ...now.groups].map((thing) => [thing.id, thing.position]),
    )
    const moved = dragged.filter(({ id, position }) => {
      const from = things.get(id)
      return from !== undefined && (from.x !== position.x || from.y !== position.y)
    })
    if (moved.length === 0) return
    document.edit('move', (draft) => moveThings(draft, new Map(moved.map(({ id, position }) => [id, position]))))
  }

  /** A step without edges that is dropped on a line goes into it. */
  const dropIntoLine = (dragged: FlowNode, x: number, y: number): boolean => {
    const now = document.graph()
    const node = nodeOf(now, dragged.id)
    if (node === undefined || edgesFrom(now, node.id).length + edgesInto(now, node.id).length > 0) return false
    const name = edgeUnder(x, y, dragged.id)
    const edge = now.edges.find((other) => edgeName(other) === name)
    if (edge === undefined) return false
    const refusal = tryEdit(editor, 'insert', (draft) => insertOnEdge(draft, node, edge))
    refuse(refusal)
    return refusal === undefined
  }

  const onConnectEnd = (event: MouseEvent | TouchEvent, { fromHandle, toNode, isValid }: FinalConnectionState) => {
    if (fromHandle?.id === undefined || fromHandle.id === null || isValid === true) return
    const { clientX: x, clientY: y } =
      'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
    const target = toNode?.id ?? stepUnder(x, y)
    const port = fromHandle.id
    // Let go in empty space or on its own card: the steps that may follow are offered.
    if (target === undefined || target === fromHandle.nodeId) {
      asks.setState({ quickAdd: { x, y, spot: { type: 'after', from: fromHandle.nodeId, port } } })
    } else refuse(joinSteps(editor, fromHandle.nodeId, port, target))
  }

  return (
    <div className={styles.canvas} data-testid="canvas" role="region" aria-label={t('editor.canvas')}>
      <ArrowHeads />
      <WithDetail>
        <ReactFlow<FlowNode, StepFlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onEdgeClick={(_, edge) => selection.selectEdge(edge.id)}
          onPaneClick={() => selection.select([])}
          onNodeDrag={(event, node, all) => {
            if (all.length !== 1 || node.type !== 'step' || !('clientX' in event)) return
            const isLoose = document.graph().edges.every((edge) => edge.from !== node.id && edge.to !== node.id)
            if (isLoose) markDrop(edgeUnder(event.clientX, event.clientY, node.id))
          }}
          onNodeDragStop={(event, node, all) => {
            markDrop(undefined)
            const point = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 })
            if (all.length === 1 && dropIntoLine(node, point.clientX, point.clientY)) return
            place(all)
          }}
          onSelectionDragStop={(_, all) => place(all)}
          onConnect={({ source, sourceHandle, target }) => {
            if (sourceHandle !== null) refuse(joinSteps(editor, source, sourceHandle, target))
          }}
          onConnectEnd={onConnectEnd}
          connectionLineType={ConnectionLineType.SmoothStep}
          connectionRadius={24}
          nodesDraggable={canEdit}
          nodesConnectable={canEdit}
          edgesReconnectable={false}
          deleteKeyCode={null}
          multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
          selectionKeyCode="Shift"
          disableKeyboardA11y
          edgesFocusable={false}
          connectOnClick={false}
          snapToGrid
          snapGrid={snapGrid}
          onlyRenderVisibleElements
          minZoom={0.1}
          maxZoom={1.75}
          zoomOnDoubleClick={false}
          proOptions={hideAttribution}
          nodeDragThreshold={2}
          elevateNodesOnSelect={false}
          onInit={() => {
            const viewport = fitsAtFirst ? openView(editor, flow) : undefined
            const box = canvasBox()
            if (viewport !== undefined && box !== undefined) setSide(minimapSide(graph.nodes, viewport, box))
          }}
        >
          <Background variant={BackgroundVariant.Dots} gap={grid} size={1.2} color="var(--mui-palette-surface-dot)" />
          {nodes.length > 0 && (
            <MiniMap<FlowNode>
              pannable
              position={side}
              ariaLabel={t('editor.minimap')}
              style={{ width: 132, height: 96 }}
              nodeColor={minimapColour}
              nodeBorderRadius={20}
              maskColor="color-mix(in srgb, var(--mui-palette-surface-canvas) 62%, transparent)"
            />
          )}
        </ReactFlow>
      </WithDetail>
      <Corner />
      {children}
    </div>
  )
}

function minimapColour(node: FlowNode): string {
  if (node.type !== 'step') return 'var(--mui-palette-surface-dot)'
  return `var(--mui-palette-family-${kindOf(node.data.node.kind)?.family ?? 'flow'}-main)`
}

/** Hands down how much of a card is drawn; drawn again only at the limits, not with every step of the zoom. */
function WithDetail({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [detail, setDetail] = useState<Detail>('full')
  const zoomed = useFlowStore((state) => detailAt(state.transform[2], detail))
  useEffect(() => setDetail(zoomed), [zoomed])
  return (
    <DetailContext value={detail}>
      <ZoomVariable place={place} />
      <div ref={place} style={{ position: 'absolute', inset: 0 }}>
        {children}
      </div>
    </DetailContext>
  )
}

/** Keeps the text of plain cards readable: their size goes against the zoom. */
function ZoomVariable({ place }: { place: React.RefObject<HTMLDivElement | null> }) {
  const unzoom = useFlowStore((state) => (state.transform[2] < 0.65 ? 1 / state.transform[2] : 1))
  useEffect(() => place.current?.style.setProperty('--tw-unzoom', String(Math.min(unzoom, 3.2))), [place, unzoom])
  return null
}

/** What a screen reader says of a step: kind, sentence, ways out, what is to fix. */
function useDescription(): (node: GraphNode) => string {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  const { findings } = useEditor()
  const byNode = useStore(findings, (state) => state.byNode)
  return useCallback(
    (node) => {
      const kind = kindOf(node.kind)
      const ports = kind?.ports(node.config).map((port) => portName(kind, port, language)) ?? []
      const found = byNode.get(node.id)?.length ?? 0
      return [
        kindName(node, language),
        plainText(phraseOf(node, names)),
        ...(ports.length > 0 ? [t('editor.waysOut', { what: ports.join(', ') })] : []),
        ...(found > 0 ? [t('editor.findings', { count: found })] : []),
      ].join('. ')
    },
    [t, language, names, byNode],
  )
}

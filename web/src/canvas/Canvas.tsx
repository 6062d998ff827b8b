import '@xyflow/react/dist/base.css'
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type Connection,
  ConnectionLineType,
  type FinalConnectionState,
  type NodeChange,
  ReactFlow,
  useReactFlow,
  useStore as useFlowStore,
  useStoreApi,
  useUpdateNodeInternals,
} from '@xyflow/react'
import type { GraphNode } from '@trailwright/shared/graph/schema.ts'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import {
  type MouseEvent as ReactMouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelection } from '../state/editor.tsx'
import { insertOnEdge } from '../state/edits/add-node.ts'
import { edgeName, edgesFrom, edgesInto, nodeOf } from '../state/edits/lookup.ts'
import { moveThings } from '../state/edits/move.ts'
import { grid, type Place } from '../state/edits/place.ts'
import { joinSteps, tryEdit } from '../state/perform.ts'
import { kindName, phraseOf, plainText, portText } from '../state/words.ts'
import { canvasBox, leastZoom, minimapSide, openView } from './camera.ts'
import styles from './canvas.module.css'
import { Corner } from './Corner.tsx'
import { type Detail, detailAt, DetailContext, farthestBelow, useDetail } from './detail.ts'
import { edgeUnder, markDrop, stepUnder } from './drop-target.ts'
import { type FlowNode, reconcile, withoutRoughHandles } from './flow-nodes.ts'
import { FoldNode } from './FoldNode.tsx'
import { endsOf, useFolds } from './folds.ts'
import { FrameNode } from './FrameNode.tsx'
import { Overlays } from './Overlays.tsx'
import { Overview } from './Overview.tsx'
import { NodeCard } from './NodeCard.tsx'
import { NoteNode } from './NoteNode.tsx'
import { useRefusal } from './refusal.ts'
import { ArrowHeads } from './ArrowHeads.tsx'
import { StepEdge, stepHeads, type StepFlowEdge } from './StepEdge.tsx'
import { useStepNames } from './step-names.ts'
import { useSteady } from './use-steady.ts'

const nodeTypes = { step: NodeCard, note: NoteNode, frame: FrameNode, fold: FoldNode }
const edgeTypes = { step: StepEdge }
const snapGrid: [number, number] = [grid, grid]
const hideAttribution = { hideAttribution: true }
/** So many cards at most stay mounted out of view: mounting costs more than they do. */
const mountedAtOnce = 80
const multiSelectionKeys = ['Shift', 'Meta', 'Control']
// Made once: what is the same is not drawn again with each step of a drag.
const dots = <Dots />
const corner = <Corner />
const overlays = <Overlays />

/** The drawing of the journey: cards, lines, notes, minimap. */
export function Canvas({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const { document, selection, canEdit, asks } = editor
  const refuse = useRefusal()
  const flow = useReactFlow<FlowNode, StepFlowEdge>()
  const describe = useDescription()
  const graph = useDraft((draft) => draft)
  const folds = useFolds(graph)
  const selected = useSelection((state) => state.ids)
  const selectedEdge = useSelection((state) => state.edge)
  const [nodes, setNodes] = useState<FlowNode[]>(() => reconcile([], { graph, folds, selected, describe }))
  // A canvas that was empty stays where it is: the first step lies where it was dropped.
  const [fitsAtFirst] = useState(nodes.length > 0)
  const [side, setSide] = useState<'bottom-left' | 'bottom-right'>('bottom-right')
  useLayoutEffect(() => {
    setNodes((before) => reconcile(before, { graph, folds, selected, describe }))
  }, [graph, folds, selected, describe])

  const graphEdges = graph.edges
  const edges = useMemo(
    () =>
      graphEdges.flatMap((edge): StepFlowEdge[] => {
        const id = edgeName(edge)
        const ends = endsOf(edge, folds)
        if (ends === undefined) return []
        const data = { from: edge.from, port: edge.port }
        return [{ id, type: 'step', ...ends, data, ariaRole: 'group', selected: id === selectedEdge }]
      }),
    [graphEdges, folds, selectedEdge],
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
      if (rest.length === 0) return
      const isMeasured = rest.some(({ type }) => type === 'dimensions')
      setNodes((before) => {
        const after = applyNodeChanges(rest, before)
        return isMeasured ? withoutRoughHandles(after) : after
      })
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

  const onConnectEnd = useSteady((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const { fromHandle, toNode, isValid } = state
    if (fromHandle?.id === undefined || fromHandle.id === null || isValid === true) return
    const { clientX: x, clientY: y } =
      'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event
    const target = toNode?.id ?? stepUnder(x, y)
    const port = fromHandle.id
    // Let go in empty space or on its own card: the steps that may follow are offered.
    if (target === undefined || target === fromHandle.nodeId) {
      asks.setState({ quickAdd: { x, y, spot: { type: 'after', from: fromHandle.nodeId, port } } })
    } else refuse(joinSteps(editor, fromHandle.nodeId, port, target))
  })
  const onConnect = useSteady(({ source, sourceHandle, target }: Connection) => {
    if (sourceHandle !== null) refuse(joinSteps(editor, source, sourceHandle, target))
  })
  const onEdgeClick = useSteady((_: unknown, edge: StepFlowEdge) => selection.selectEdge(edge.id))
  const onPaneClick = useSteady(() => selection.select([]))
  const onNodeDrag = useSteady((event: MouseEvent | TouchEvent | ReactMouseEvent, node: FlowNode, all: FlowNode[]) => {
    if (all.length !== 1 || node.type !== 'step' || !('clientX' in event)) return
    const isLoose = document.graph().edges.every((edge) => edge.from !== node.id && edge.to !== node.id)
    if (isLoose) markDrop(edgeUnder(event.clientX, event.clientY, node.id))
  })
  const onNodeDragStop = useSteady(
    (event: MouseEvent | TouchEvent | ReactMouseEvent, node: FlowNode, all: FlowNode[]) => {
      markDrop(undefined)
      const point = 'clientX' in event ? event : (event.changedTouches[0] ?? { clientX: 0, clientY: 0 })
      if (all.length === 1 && dropIntoLine(node, point.clientX, point.clientY)) return
      place(all)
    },
  )
  const onSelectionDragStop = useSteady((_: unknown, all: FlowNode[]) => place(all))
  const onInit = useSteady(() => {
    const viewport = fitsAtFirst ? openView(editor, flow) : undefined
    const box = canvasBox()
    if (viewport !== undefined && box !== undefined) setSide(minimapSide(graph.nodes, viewport, box))
  })

  return (
    <div className={styles.canvas} data-testid="canvas" role="region" aria-label={t('editor.canvas')}>
      <ArrowHeads heads={stepHeads} />
      <WithDetail>
        <ReactFlow<FlowNode, StepFlowEdge>
          nodes={nodes}
          edges={edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          onNodesChange={onNodesChange}
          onNodeClick={({ shiftKey, metaKey, ctrlKey }, { id }) => {
            // Of several selected ones a click chooses one.
            if (!shiftKey && !metaKey && !ctrlKey) selection.select([id])
          }}
          onEdgeClick={onEdgeClick}
          onPaneClick={onPaneClick}
          onNodeDrag={onNodeDrag}
          onNodeDragStop={onNodeDragStop}
          onSelectionDragStop={onSelectionDragStop}
          onConnect={onConnect}
          onConnectEnd={onConnectEnd}
          connectionLineType={ConnectionLineType.SmoothStep}
          connectionRadius={24}
          nodesDraggable={canEdit}
          nodesConnectable={canEdit}
          edgesReconnectable={false}
          deleteKeyCode={null}
          multiSelectionKeyCode={multiSelectionKeys}
          selectionKeyCode="Shift"
          disableKeyboardA11y
          edgesFocusable={false}
          connectOnClick={false}
          snapToGrid
          snapGrid={snapGrid}
          onlyRenderVisibleElements={nodes.length > mountedAtOnce}
          minZoom={leastZoom}
          maxZoom={1.75}
          zoomOnDoubleClick={false}
          proOptions={hideAttribution}
          nodeDragThreshold={2}
          elevateNodesOnSelect={false}
          onInit={onInit}
        >
          {dots}
          {nodes.length > 0 && <Overview nodes={nodes} side={side} />}
        </ReactFlow>
      </WithDetail>
      {corner}
      {overlays}
      {children}
    </div>
  )
}

/** Dots where they are apart; none where they would be a grey veil. */
function Dots() {
  if (useDetail() === 'label') return null
  return <Background variant={BackgroundVariant.Dots} gap={grid} size={1.2} color="var(--mui-palette-surface-dot)" />
}

/** Hands down how much of a card is drawn; drawn again only at the limits, not with every step of the zoom. */
function WithDetail({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const flow = useReactFlow()
  const measure = useUpdateNodeInternals()
  const [detail, setDetail] = useState<Detail>('full')
  const zoomed = useFlowStore((state) => detailAt(state.transform[2], detail))
  const before = useRef(detail)
  useEffect(() => setDetail(zoomed), [zoomed])
  useEffect(() => {
    // Near cards have their ways out elsewhere; all are measured in one go.
    if (before.current === 'label' && detail !== 'label') measure(flow.getNodes().map(({ id }) => id))
    before.current = detail
  }, [detail, flow, measure])
  useZoomStyles(place)
  return (
    <DetailContext value={detail}>
      <div ref={place} style={{ position: 'absolute', inset: 0 }}>
        {children}
      </div>
    </DetailContext>
  )
}

/** Keeps the text of plain cards readable: its size goes against the zoom. Past React, since the zoom changes all the time. */
function useZoomStyles(place: RefObject<HTMLDivElement | null>): void {
  const store = useStoreApi()
  useEffect(() => {
    let shown = ''
    const follow = (zoom: number) => {
      const unzoom = zoom < 0.65 ? Math.min(1 / zoom, 3.2).toFixed(1) : '1'
      const far = zoom < farthestBelow ? 'farthest' : ''
      if (place.current === null || shown === unzoom + far) return
      shown = unzoom + far
      place.current.style.setProperty('--tw-unzoom', unzoom)
      place.current.dataset['far'] = far
    }
    follow(store.getState().transform[2])
    return store.subscribe(({ transform }, before) => {
      if (transform !== before.transform) follow(transform[2])
    })
  }, [store, place])
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
      const ports = kind?.ports(node.config).map((port) => portText(node, port, names)) ?? []
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

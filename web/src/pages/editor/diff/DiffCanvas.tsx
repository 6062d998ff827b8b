import '@xyflow/react/dist/base.css'
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  type NodeChange,
  Panel,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
} from '@xyflow/react'
import { kindOf } from '@trailwright/shared/nodes/index.ts'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowNode } from '../../../canvas/flow-nodes.ts'
import { useStepNames } from '../../../canvas/step-names.ts'
import { useLanguage } from '../../../i18n/use-language.ts'
import { createAsks } from '../../../state/asks.ts'
import { createDocument } from '../../../state/document.ts'
import { type Editor, EditorProvider, useEditor } from '../../../state/editor.tsx'
import { cardHeight, cardWidth, grid } from '../../../state/edits/place.ts'
import { createFindings } from '../../../state/findings.ts'
import { createLens } from '../../../state/lens.ts'
import { createSelection } from '../../../state/selection.ts'
import { createTogether } from '../../../state/together.ts'
import { kindName, phraseOf, plainText } from '../../../state/words.ts'
import type { Comparison } from './compare-graphs.ts'
import styles from './diff.module.css'
import { Legend } from './Legend.tsx'
import { ArrowHeads } from '../../../canvas/ArrowHeads.tsx'
import { diffHeads, MarkedEdge, type MarkedFlowEdge } from './MarkedEdge.tsx'
import { MarkedFrame, MarkedNote, MarkedStep } from './MarkedNodes.tsx'
import { MarksContext } from './marks.ts'
import { ZoomTools } from './ZoomTools.tsx'

const nodeTypes = { step: MarkedStep, note: MarkedNote, frame: MarkedFrame }
const edgeTypes = { marked: MarkedEdge }
const hideAttribution = { hideAttribution: true }
/** Fewer cards are all mounted at once, so that the whole is seen without a flicker. */
const mountedAtOnce = 300

interface DiffCanvasProps {
  readonly comparison: Comparison
  /** Where the change is that is being looked at; the view goes there. */
  readonly current: readonly string[]
}

/** A drawing that is only looked at, with the marks of what changed. */
export function DiffCanvas({ comparison, current }: DiffCanvasProps) {
  const outer = useEditor()
  const editor = useMemo<Editor>(
    () => ({
      ...outer,
      document: createDocument(comparison.graph),
      selection: createSelection(),
      findings: createFindings(),
      lens: createLens(),
      asks: createAsks(),
      together: createTogether(),
      canEdit: false,
    }),
    [outer, comparison],
  )
  const marks = useMemo(() => ({ marks: comparison.marks, current: new Set(current) }), [comparison, current])
  return (
    <EditorProvider editor={editor}>
      <ReactFlowProvider>
        <MarksContext value={marks}>
          <Drawing comparison={comparison} current={current} />
        </MarksContext>
      </ReactFlowProvider>
    </EditorProvider>
  )
}

function Drawing({ comparison, current }: DiffCanvasProps) {
  const { t } = useTranslation()
  const flow = useReactFlow<FlowNode, MarkedFlowEdge>()
  const wanted = useFlowNodes(comparison)
  const [nodes, setNodes] = useState<FlowNode[]>(wanted)
  useLayoutEffect(() => setNodes(wanted), [wanted])
  const edges = useMemo(
    () =>
      comparison.lines.map(({ id, edge, mark }): MarkedFlowEdge => ({
        id,
        type: 'marked',
        source: edge.from,
        sourceHandle: edge.port,
        target: edge.to,
        data: { mark, title: mark === null ? '' : t(`history.marks.${mark}`) },
        ariaRole: 'group',
        // Over what stays, so that it is seen where both lie on one another.
        zIndex: mark === null ? 0 : 1,
      })),
    [comparison, t],
  )
  const onNodesChange = useCallback((changes: NodeChange<FlowNode>[]) => {
    const measured = changes.filter(({ type }) => type === 'dimensions')
    if (measured.length > 0) setNodes((before) => applyNodeChanges(measured, before))
  }, [])

  useEffect(() => {
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    const ids = current.length === 0 ? undefined : current.map((id) => ({ id }))
    void flow.fitView({
      duration: isStill ? 0 : 250,
      maxZoom: 1,
      padding: 0.15,
      ...(ids === undefined ? {} : { nodes: ids }),
    })
  }, [flow, current, comparison])

  return (
    <div className={styles.canvas} data-testid="history-canvas" role="region" aria-label={t('history.canvas')}>
      <ArrowHeads heads={diffHeads} />
      <ReactFlow<FlowNode, MarkedFlowEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        edgesReconnectable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        onlyRenderVisibleElements={nodes.length > mountedAtOnce}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.15 }}
        minZoom={0.05}
        maxZoom={1.75}
        zoomOnDoubleClick={false}
        proOptions={hideAttribution}
      >
        <Background variant={BackgroundVariant.Dots} gap={grid} size={1.2} color="var(--mui-palette-surface-dot)" />
        {comparison.entries.length > 0 && (
          <Panel position="bottom-left">
            <Legend />
          </Panel>
        )}
        <Panel position="bottom-right">
          <ZoomTools />
        </Panel>
      </ReactFlow>
    </div>
  )
}

/** What to draw. A screen reader hears of each step what happened to it. */
function useFlowNodes({ graph, marks }: Comparison): FlowNode[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const names = useStepNames()
  return useMemo(() => {
    const said = (id: string): readonly string[] => {
      const mark = marks.get(id)
      return mark === undefined ? [] : [t(`history.marks.${mark}`)]
    }
    return [
      ...graph.groups.map((frame): FlowNode => {
        const { width, height } = frame.size
        return { id: frame.id, type: 'frame', position: frame.position, data: { frame }, width, height, zIndex: -1 }
      }),
      ...graph.nodes.map((node): FlowNode => ({
        id: node.id,
        type: 'step',
        position: node.position,
        data: { node },
        initialWidth: cardWidth,
        initialHeight: cardHeight,
        ariaLabel: [
          ...said(node.id),
          kindOf(node.kind) === undefined ? node.kind : kindName(node, language),
          plainText(phraseOf(node, names)),
        ].join('. '),
      })),
      ...graph.notes.map((note): FlowNode => {
        const { width, height } = note.size
        return { id: note.id, type: 'note', position: note.position, data: { note }, width, height }
      }),
    ]
  }, [graph, marks, t, language, names])
}

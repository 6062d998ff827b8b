import '@xyflow/react/dist/base.css'
import { Background, type Edge, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { type Graph, graphSchema } from '@trailwright/shared/graph/schema.ts'
import { createRoot } from 'react-dom/client'
import { BareCard, type BareNode } from './BareCard.tsx'

/**
 * What the editor's canvas is measured against: React Flow as it comes, with cards of the component library, and nothing
 * of a product around it. Draws the graph at `graph.json` in a box of `width` and `height` px.
 */

const nodeTypes = { step: BareCard }

function nodesOf({ nodes, edges }: Graph): BareNode[] {
  const ports = new Map<string, string[]>()
  for (const { from, port } of edges) ports.set(from, [...(ports.get(from) ?? []), port])
  return nodes.map(({ id, kind, config, position }) => ({
    id,
    type: 'step',
    position,
    data: { kind, text: JSON.stringify(config).slice(0, 60), ports: ports.get(id) ?? [] },
  }))
}

function edgesOf({ edges }: Graph): Edge[] {
  return edges.map(({ from, port, to }) => ({
    id: `${from}:${port}`,
    type: 'smoothstep',
    source: from,
    sourceHandle: port,
    target: to,
  }))
}

function Bare({ graph }: { graph: Graph }) {
  const [nodes, , onNodesChange] = useNodesState(nodesOf(graph))
  const [edges, , onEdgesChange] = useEdgesState(edgesOf(graph))
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      minZoom={0.05}
      fitView
    >
      <Background />
    </ReactFlow>
  )
}

const query = new URLSearchParams(location.search)
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
place.style.cssText = `width: ${query.get('width')}px; height: ${query.get('height')}px`
const answer = await fetch('/graph.json')
createRoot(place).render(<Bare graph={graphSchema.parse(await answer.json())} />)

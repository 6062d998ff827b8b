import {
  Cable,
  ClipboardPaste,
  Copy,
  CopyPlus,
  FoldVertical,
  Focus,
  GitFork,
  Group,
  ImageDown,
  type LucideIcon,
  Maximize,
  MousePointerClick,
  PencilLine,
  Plus,
  Replace,
  Scissors,
  Search,
  StickyNote,
  Trash2,
  UnfoldVertical,
  Ungroup,
  Unlink,
  Workflow,
} from 'lucide-react'
import { useCallback } from 'react'
import type { MenuTarget } from '../../state/asks.ts'
import { type Editor, useEditor } from '../../state/editor.tsx'
import { branchOf } from '../../state/edits/branch.ts'
import { disconnect } from '../../state/edits/connect.ts'
import { edgeName, edgesFrom, edgesInto, nodeOf, portsWithEdges } from '../../state/edits/lookup.ts'
import { deleteGroups } from '../../state/edits/notes.ts'
import { askToDelete, askToDetach, deleteThings, duplicateSteps } from '../../state/perform.ts'
import { modKey } from '../../ui/KeyHint.tsx'
import { useClipboard } from '../clipboard.ts'
import { type CanvasCommands, useCanvasCommands } from '../commands.ts'
import { useSavePicture } from '../picture/use-save-picture.ts'

/** One line of a menu; its words stand in the translations under `draw.menu`. */
export interface MenuCommand {
  readonly name: MenuName
  readonly icon: LucideIcon
  readonly keys?: string
  /** Lines of one part stand together. */
  readonly part: number
  readonly run: () => void
}

export type MenuName =
  | 'open'
  | 'add'
  | 'connect'
  | 'swap'
  | 'duplicate'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'branch'
  | 'detach'
  | 'group'
  | 'ungroup'
  | 'fold'
  | 'unfold'
  | 'zoom'
  | 'remove'
  | 'addHere'
  | 'removeLine'
  | 'note'
  | 'find'
  | 'all'
  | 'tidy'
  | 'fit'
  | 'png'
  | 'svg'

/** Everything that can be done with what a menu is about, by the point of the window where it stands. */
export function useMenuCommands(): (on: MenuTarget, point: Point) => readonly MenuCommand[] {
  const editor = useEditor()
  const commands = useCanvasCommands()
  const clipboard = useClipboard()
  const savePicture = useSavePicture()
  return useCallback(
    (on, point) => {
      const parts = { editor, commands, clipboard, savePicture, point }
      if (on.type === 'steps') return stepCommands(parts, on.ids)
      if (on.type === 'frame') return frameCommands(parts, on.id)
      if (on.type === 'line') return lineCommands(parts, on.id)
      return on.type === 'place' ? placeCommands(parts, on.at) : noteCommands(parts, on.id)
    },
    [editor, commands, clipboard, savePicture],
  )
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Parts {
  readonly editor: Editor
  readonly commands: CanvasCommands
  readonly clipboard: ReturnType<typeof useClipboard>
  readonly savePicture: ReturnType<typeof useSavePicture>
  readonly point: Point
}

function stepCommands({ editor, commands, clipboard, point }: Parts, ids: readonly string[]): readonly MenuCommand[] {
  const { asks, canEdit, selection } = editor
  const graph = editor.document.graph()
  const [id = ''] = ids
  const node = ids.length === 1 ? nodeOf(graph, id) : undefined
  const zoom: MenuCommand = { name: 'zoom', icon: Focus, keys: '⇧0', part: 3, run: commands.fitSelection }
  const copy: MenuCommand = { name: 'copy', icon: Copy, keys: `${modKey} C`, part: 2, run: clipboard.copy }
  if (!canEdit) return [copy, zoom]
  const isWired = ids.some((each) => edgesFrom(graph, each).length + edgesInto(graph, each).length > 0)
  const ports = node === undefined ? [] : portsWithEdges(graph, node)
  const single: readonly MenuCommand[] =
    node === undefined
      ? []
      : [
          { name: 'open', icon: PencilLine, keys: 'Enter', part: 0, run: () => selection.openInspector() },
          { name: 'add', icon: Plus, keys: 'A', part: 0, run: commands.add },
          ...(ports.length === 0
            ? []
            : [
                {
                  name: 'connect' as const,
                  icon: Cable,
                  keys: 'C',
                  part: 0,
                  run: () => asks.setState({ connecting: { from: id } }),
                },
              ]),
          {
            name: 'swap',
            icon: Replace,
            part: 1,
            run: () => asks.setState({ quickAdd: { ...point, spot: { type: 'swap', step: id } } }),
          },
          ...(ports.length === 0
            ? []
            : [{ name: 'branch' as const, icon: GitFork, part: 1, run: () => selection.select(branchOf(graph, id)) }]),
        ]
  return [
    ...single,
    ...(isWired ? [{ name: 'detach' as const, icon: Unlink, part: 1, run: () => askToDetach(editor, ids) }] : []),
    { name: 'group', icon: Group, keys: 'G', part: 1, run: commands.group },
    copy,
    { name: 'cut', icon: Scissors, keys: `${modKey} X`, part: 2, run: clipboard.cut },
    { name: 'duplicate', icon: CopyPlus, keys: `${modKey} D`, part: 2, run: () => duplicateSteps(editor, ids) },
    zoom,
    { name: 'remove', icon: Trash2, keys: 'Del', part: 4, run: () => askToDelete(editor, ids) },
  ]
}

function frameCommands({ editor, commands, clipboard }: Parts, id: string): readonly MenuCommand[] {
  const frame = editor.document.graph().groups.find((group) => group.id === id)
  const zoom: MenuCommand = { name: 'zoom', icon: Focus, keys: '⇧0', part: 1, run: commands.fitSelection }
  if (!editor.canEdit || frame === undefined) return [zoom]
  return [
    frame.collapsed
      ? { name: 'unfold', icon: UnfoldVertical, part: 0, run: () => commands.fold(id, false) }
      : { name: 'fold', icon: FoldVertical, part: 0, run: () => commands.fold(id, true) },
    {
      name: 'ungroup',
      icon: Ungroup,
      part: 0,
      run: () => editor.document.edit('group', (graph) => deleteGroups(graph, [id])),
    },
    { name: 'copy', icon: Copy, keys: `${modKey} C`, part: 1, run: clipboard.copy },
    zoom,
  ]
}

function noteCommands({ editor, commands }: Parts, id: string): readonly MenuCommand[] {
  const zoom: MenuCommand = { name: 'zoom', icon: Focus, keys: '⇧0', part: 0, run: commands.fitSelection }
  if (!editor.canEdit) return [zoom]
  return [zoom, { name: 'remove', icon: Trash2, keys: 'Del', part: 1, run: () => deleteThings(editor, [id]) }]
}

function lineCommands({ editor, point }: Parts, id: string): readonly MenuCommand[] {
  const edge = editor.document.graph().edges.find((other) => edgeName(other) === id)
  if (!editor.canEdit || edge === undefined) return []
  return [
    {
      name: 'addHere',
      icon: Plus,
      part: 0,
      run: () => editor.asks.setState({ quickAdd: { ...point, spot: { type: 'edge', edge: id } } }),
    },
    {
      name: 'removeLine',
      icon: Trash2,
      keys: 'Del',
      part: 1,
      run: () => editor.document.edit('disconnect', (graph) => disconnect(graph, edge)),
    },
  ]
}

function placeCommands(
  { editor, commands, clipboard, savePicture, point }: Parts,
  at: { readonly x: number; readonly y: number },
): readonly MenuCommand[] {
  const { asks, document, selection } = editor
  const edits: readonly MenuCommand[] = [
    {
      name: 'addHere',
      icon: Plus,
      keys: 'A',
      part: 0,
      run: () => asks.setState({ quickAdd: { ...point, spot: { type: 'place', at } } }),
    },
    { name: 'paste', icon: ClipboardPaste, keys: `${modKey} V`, part: 0, run: () => clipboard.paste(at) },
    { name: 'note', icon: StickyNote, keys: 'N', part: 0, run: () => commands.note(at) },
    { name: 'tidy', icon: Workflow, keys: 'T', part: 2, run: commands.tidy },
  ]
  const looks: readonly MenuCommand[] = [
    { name: 'find', icon: Search, keys: '/', part: 1, run: () => asks.setState({ finding: true }) },
    {
      name: 'all',
      icon: MousePointerClick,
      keys: `${modKey} A`,
      part: 1,
      run: () => selection.select(document.graph().nodes.map(({ id }) => id)),
    },
    { name: 'fit', icon: Maximize, keys: '0', part: 2, run: commands.fit },
    { name: 'png', icon: ImageDown, part: 3, run: () => savePicture('png') },
    { name: 'svg', icon: ImageDown, part: 3, run: () => savePicture('svg') },
  ]
  return [...(editor.canEdit ? edits : []), ...looks].toSorted((a, b) => a.part - b.part)
}

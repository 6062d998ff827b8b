import { useReactFlow } from '@xyflow/react'
import {
  Braces,
  CopyPlus,
  Frame,
  Keyboard,
  ListTree,
  type LucideIcon,
  Maximize,
  PencilRuler,
  Radio,
  Redo2,
  Rocket,
  Settings2,
  Signpost,
  SquareDashedMousePointer,
  StickyNote,
  Trash2,
  TriangleAlert,
  Undo2,
  WandSparkles,
  Waypoints,
  Workflow,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCanvasCommands } from '../../../canvas/commands.ts'
import { wordsFor } from '../../../i18n/command-words.ts'
import { useView } from '../../../outline/view.ts'
import { useEditor } from '../../../state/editor.tsx'
import { hasPlace } from '../../../state/findings.ts'
import { type Lens, lenses } from '../../../state/lens.ts'
import { askToDelete, duplicateSteps } from '../../../state/perform.ts'
import type { Command } from '../../../ui/command.ts'
import { modKey } from '../../../ui/KeyHint.tsx'
import type { EditorActions } from './editor-actions.ts'

type Show = 'fit' | 'zoomIn' | 'zoomOut' | 'nextFinding' | 'settings' | 'source' | 'canvas' | 'list' | 'keys' | 'tour'
type Edit = 'undo' | 'redo' | 'duplicate' | 'delete' | 'selectAll' | 'note' | 'group' | 'tidy' | 'publish'

const lensIcons: Readonly<Record<Lens, LucideIcon>> = { build: PencilRuler, simulate: Waypoints, live: Radio }

const iconOf = (Icon: LucideIcon) => <Icon size={16} strokeWidth={1.8} aria-hidden />

/** Every edit and everything that can be shown. Edits only where the reader may edit. */
export function useEditCommands({ onLens, onPublish, onSettings, onTour }: EditorActions): readonly Command[] {
  const { t } = useTranslation()
  const editor = useEditor()
  const flow = useReactFlow()
  const canvas = useCanvasCommands()
  const { show: showView } = useView()
  const { document, selection, asks, canEdit, findings } = editor
  const { ids } = selection.store.getState()
  const { all } = findings.getState()

  const edit = (name: Edit, icon: LucideIcon, run: () => void, keys: readonly string[] = []): Command => ({
    id: `edit-${name}`,
    group: t('commands.groups.edit'),
    title: t(`commands.edit.${name}`),
    find: wordsFor(name, (texts) => texts.edit[name]),
    mark: iconOf(icon),
    keys,
    run,
  })
  const show = (name: Show, icon: LucideIcon, run: () => void, keys: readonly string[] = []): Command => ({
    id: `show-${name}`,
    group: t('commands.groups.show'),
    title: t(`commands.show.${name}`),
    find: wordsFor(name, (texts) => texts.show[name]),
    mark: iconOf(icon),
    keys,
    run,
  })
  const goToFinding = () => {
    const [finding] = all.filter(hasPlace)
    if (finding?.node !== undefined) canvas.goTo(finding.node)
    else onSettings()
  }
  const edits = [
    edit('undo', Undo2, document.undo, [modKey, 'Z']),
    edit('redo', Redo2, document.redo, [modKey, '⇧Z']),
    ...(ids.length === 0
      ? []
      : [
          edit('duplicate', CopyPlus, () => duplicateSteps(editor, ids), [modKey, 'D']),
          edit('delete', Trash2, () => askToDelete(editor, ids), ['Del']),
        ]),
    edit('selectAll', SquareDashedMousePointer, () => selection.select(document.graph().nodes.map(({ id }) => id)), [
      modKey,
      'A',
    ]),
    edit('note', StickyNote, canvas.note, ['N']),
    edit('group', Frame, canvas.group, ['G']),
    edit('tidy', WandSparkles, canvas.tidy, ['T']),
  ]
  return [
    ...(canEdit ? edits : []),
    edit('publish', Rocket, onPublish, [modKey, '↵']),
    show('fit', Maximize, canvas.fit, ['0']),
    show('zoomIn', ZoomIn, () => void flow.zoomIn(), ['+']),
    show('zoomOut', ZoomOut, () => void flow.zoomOut(), ['-']),
    ...(all.length === 0 ? [] : [show('nextFinding', TriangleAlert, goToFinding, ['F8'])]),
    show('settings', Settings2, onSettings),
    show('source', Braces, () => asks.setState({ source: true })),
    show('canvas', Workflow, () => showView('canvas'), ['L']),
    show('list', ListTree, () => showView('list'), ['L']),
    show('keys', Keyboard, () => asks.setState({ keys: true }), ['?']),
    show('tour', Signpost, onTour),
    ...lenses.map((lens, index): Command => ({
      id: `view-${lens}`,
      group: t('commands.groups.view'),
      title: t(`commands.view.${lens}`),
      find: wordsFor(lens, (texts) => texts.view[lens]),
      mark: iconOf(lensIcons[lens]),
      keys: ['Alt', String(index + 1)],
      run: () => onLens(lens),
    })),
  ]
}

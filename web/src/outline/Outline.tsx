import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { Plus } from 'lucide-react'
import {
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { flushSync } from 'react-dom'
import { ConnectBar } from '../canvas/connect/ConnectBar.tsx'
import { type MenuCommand, useMenuCommands } from '../canvas/menu/use-menu-commands.ts'
import { useStepNames } from '../canvas/step-names.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useDraft, useEditor, useSelection } from '../state/editor.tsx'
import { edgeName, nodeOf, portsWithEdges } from '../state/edits/lookup.ts'
import type { Spot } from '../state/spot.ts'
import { stepName } from '../state/words.ts'
import { isSwitchedOff } from '../ui/single-keys.ts'
import { useToast } from '../ui/ToastProvider.tsx'
import { useFormat } from '../ui/use-format.ts'
import { EmptyList } from './EmptyList.tsx'
import { Legend } from './Legend.tsx'
import { between, type ListRow, listRows, rowInside, rowOutside, thingOf } from './list-rows.ts'
import { OutlineRow, type RowTool } from './OutlineRow.tsx'
import styles from './outline.module.css'
import { type MenuLine, type Point, PortMenu, RowMenu } from './Popups.tsx'
import { rowMenu } from './row-menu.ts'
import { stepText, wayTexts } from './row-words.ts'
import { ThingDialog } from './ThingDialog.tsx'
import { useListEdits } from './use-list-edits.ts'
import { useOutline } from './use-outline.ts'
import { useRowsInView } from './use-rows-in-view.ts'

/** What lies over the list. */
type Popup =
  | { readonly type: 'menu'; readonly key: string; readonly at: Point }
  | { readonly type: 'ports'; readonly does: 'add' | 'continueAt'; readonly node: string; readonly at: Point }
  | { readonly type: 'thing'; readonly id: string }

/** The journey as a list in which everything can be done that the canvas does. */
export function Outline() {
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const { selection, canEdit, asks } = editor
  const toast = useToast()
  const graph = useDraft((draft) => draft)
  const outline = useOutline()
  const rows = useMemo(() => listRows(graph, outline), [graph, outline])
  const wayOf = useMemo(() => wayTexts(graph, t, language), [graph, t, language])
  const names = useStepNames()
  const format = useFormat()
  const findings = useStore(editor.findings, (state) => state.byNode)
  const selectedIds = useSelection((state) => state.ids)
  const selectedEdge = useSelection((state) => state.edge)
  const edits = useListEdits(outline)
  const commands = useMenuCommands()
  const list = useRef<HTMLDivElement>(null)
  const id = useId()
  const [popup, setPopup] = useState<Popup | null>(null)
  const [activeKey, setActiveKey] = useState<string | undefined>(() => keyOfSelected(rows, selectedIds))
  const [anchorKey, setAnchorKey] = useState(activeKey)

  // The active row; when it went, the one that took its place.
  const lastIndex = useRef(0)
  const found = rows.findIndex(({ key }) => key === activeKey)
  const active = found >= 0 ? found : Math.min(lastIndex.current, rows.length - 1)
  const row = rows[active]
  useEffect(() => {
    lastIndex.current = Math.max(active, 0)
  }, [active])
  const view = useRowsInView(list, rows, active)
  const { reveal } = view

  // What is selected elsewhere, by an added step or a finding, becomes the active row.
  const follow = useEffectEvent((ids: readonly string[]) => {
    const key = keyOfSelected(rows, ids)
    if (key !== undefined && !(ids.length > 1 && isSelected(row, ids, null))) setActiveKey(key)
  })
  useEffect(() => follow(selectedIds), [selectedIds])
  useEffect(() => reveal(active), [reveal, active])

  /** The active row is not selected yet: its arrow is still held down. */
  const passed = useRef(false)
  const activate = useCallback(
    (next: ListRow | undefined, how: 'only' | 'extend' | 'toggle' | 'pass' = 'only') => {
      if (next === undefined) return
      setActiveKey(next.key)
      passed.current = how === 'pass'
      const thing = thingOf(next)
      if (how === 'extend') {
        const range = between(rows, anchorKey ?? next.key, next.key)
        selection.select(range.flatMap((each) => thingOf(each) ?? []))
        return
      }
      setAnchorKey(next.key)
      if (how === 'pass') return
      if (how === 'toggle' && thing !== undefined) {
        const now = selection.store.getState().ids
        selection.select(now.includes(thing) ? now.filter((each) => each !== thing) : [...now, thing])
      } else if (next.type === 'join') selection.selectEdge(edgeName(next.join.edge))
      else selection.select(thing === undefined ? [] : [thing])
    },
    [rows, anchorKey, selection],
  )

  /** Where popups stand that belong to the active row. */
  const placeOf = useCallback(
    (key: string | undefined): Point => {
      const index = rows.findIndex((each) => each.key === key)
      const box = (document.getElementById(`${id}-${index}`) ?? list.current)?.getBoundingClientRect()
      return { x: (box?.left ?? 0) + 72, y: (box?.top ?? 0) + 40 }
    },
    [rows, id],
  )

  /** A popup goes before the next comes, so that the focus is back in the list when that one ends. */
  const close = useCallback((then?: () => void) => {
    flushSync(() => setPopup(null))
    list.current?.focus()
    then?.()
  }, [])

  const quickAdd = (spot: Spot, at: Point) => asks.setState({ quickAdd: { ...at, spot } })
  const addAt = (target: ListRow | undefined, at: Point) => {
    if (target?.type === 'join') return quickAdd({ type: 'edge', edge: edgeName(target.join.edge) }, at)
    if (target?.type !== 'step') return addApart(at)
    const ports = portsWithEdges(graph, target.node)
    if (ports.length === 0) return toast({ text: t('outline.nothingAfter') })
    if (ports.length === 1) return quickAdd({ type: 'after', from: target.node.id }, at)
    return setPopup({ type: 'ports', does: 'add', node: target.node.id, at })
  }
  const addApart = (at: Point) => {
    const lowest = Math.max(...graph.nodes.map(({ position }) => position.y), -160)
    quickAdd({ type: 'place', at: { x: graph.nodes[0]?.position.x ?? 0, y: lowest + 160 } }, at)
  }
  const connect = (from: string, port: string) => asks.setState({ connecting: { from, port } })
  const continueFrom = (target: ListRow | undefined, at: Point) => {
    if (target?.type === 'join') {
      connect(target.join.edge.from, target.join.edge.port)
    } else if (target?.type === 'step') {
      const [only, ...others] = portsWithEdges(graph, target.node)
      if (only === undefined) toast({ text: t('outline.nothingAfter') })
      else if (others.length === 0) connect(target.node.id, only.name)
      else setPopup({ type: 'ports', does: 'continueAt', node: target.node.id, at })
    }
  }
  const open = useCallback(
    (target: ListRow | undefined) => {
      if (target?.type === 'step') selection.openInspector()
      else if (target?.type === 'note' || target?.type === 'frame') {
        if (canEdit) setPopup({ type: 'thing', id: thingOf(target) ?? '' })
      } else if (target?.type === 'join') activate(rows.find(({ key }) => key === `step:${target.join.edge.to}`))
    },
    [selection, canEdit, activate, rows],
  )
  const addNote = () => {
    const beside = row?.type === 'step' ? row.node.position : (graph.nodes[0]?.position ?? { x: 0, y: 0 })
    setPopup({ type: 'thing', id: edits.addNote({ x: beside.x + 320, y: beside.y }) })
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.target !== list.current) return
    // While an arrow is held down, rows only pass by; the form follows when it is let go.
    const how = event.shiftKey ? 'extend' : event.repeat ? 'pass' : 'only'
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey
    const does = (run: () => void) => {
      event.preventDefault()
      event.stopPropagation()
      run()
    }
    const changes = (run: () => void) => does(() => (canEdit ? run() : undefined))
    const to = (index: number) => does(() => activate(rows[Math.min(Math.max(index, 0), rows.length - 1)], how))
    const at = placeOf(row?.key)
    if (event.altKey && event.key === 'ArrowUp') return changes(() => edits.move(row, 'up'))
    if (event.altKey && event.key === 'ArrowDown') return changes(() => edits.move(row, 'down'))
    if (event.key === 'F10' && event.shiftKey) return changes(() => showMenu(row, at))
    if (!plain) return undefined
    switch (event.key) {
      case 'ArrowDown':
        return to(found < 0 ? active : active + 1)
      case 'ArrowUp':
        return to(active - 1)
      case 'Home':
        return to(0)
      case 'End':
        return to(rows.length - 1)
      case 'PageDown':
        return to(active + view.page())
      case 'PageUp':
        return to(active - view.page())
      case 'ArrowRight':
        return does(() => activate(rowInside(rows, active)))
      case 'ArrowLeft':
        return does(() => activate(rowOutside(rows, active)))
      case 'Enter':
        return does(() => {
          activate(row)
          open(row)
        })
      case ' ':
        return does(() => activate(row, 'toggle'))
      case 'Delete':
      case 'Backspace':
        return changes(() => edits.remove(row))
      case 'ContextMenu':
        return changes(() => showMenu(row, at))
    }
    if (isSwitchedOff(event.nativeEvent)) return undefined
    switch (event.key.toLowerCase()) {
      case 'a':
        return changes(() => addAt(row, at))
      case 'c':
        return changes(() => continueFrom(row, at))
      case 'n':
        return changes(addNote)
    }
    return undefined
  }

  const showMenu = (target: ListRow | undefined, at: Point) => {
    if (target !== undefined && target.type !== 'head') setPopup({ type: 'menu', key: target.key, at })
  }
  const linesOf = (target: ListRow, at: Point): readonly MenuLine[] =>
    rowMenu(target, t, commandsOn(target, at), {
      hasWays: target.type === 'step' && portsWithEdges(graph, target.node).length > 0,
      open: () => open(target),
      add: () => addAt(target, at),
      continueAt: () => continueFrom(target, at),
      move: (by) => edits.move(target, by),
      cut: () => edits.cut(target),
      addApart: () => addApart(at),
      addNote,
      remove: () => edits.remove(target),
    })
  const commandsOn = (target: ListRow, at: Point): readonly MenuCommand[] => {
    const id = thingOf(target) ?? ''
    if (target.type === 'step')
      return commands({ type: 'steps', ids: selectedIds.includes(id) ? selectedIds : [id] }, at)
    return target.type === 'note' || target.type === 'frame' ? commands({ type: target.type, id }, at) : []
  }

  const latest = useRef({ rows, activate, open, addAt, showMenu, edits, placeOf })
  useEffect(() => {
    latest.current = { rows, activate, open, addAt, showMenu, edits, placeOf }
  })
  const onClick = useCallback((key: string, event: MouseEvent) => {
    const now = latest.current
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey ? 'toggle' : 'only'
    const target = now.rows.find((each) => each.key === key)
    now.activate(target, how)
    if (target?.type === 'join' && how === 'only') now.open(target)
  }, [])
  const onOpen = useCallback(
    (key: string) => latest.current.open(latest.current.rows.find((each) => each.key === key)),
    [],
  )
  const onTool = useCallback((key: string, tool: RowTool, { clientX: x, clientY: y }: MouseEvent) => {
    const now = latest.current
    const target = now.rows.find((each) => each.key === key)
    list.current?.focus()
    if (tool === 'add') now.addAt(target, now.placeOf(key))
    else if (tool === 'menu') {
      now.activate(target)
      now.showMenu(target, { x, y })
    } else now.edits.move(target, tool)
  }, [])

  const menuRow = popup?.type === 'menu' ? rows.find(({ key }) => key === popup.key) : undefined
  const portNode = popup?.type === 'ports' ? nodeOf(graph, popup.node) : undefined
  return (
    <section className={styles.frame} data-testid="outline">
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, minHeight: 56, px: 6, flex: 'none' }}>
        <Typography variant="h3" component="h2" sx={{ whiteSpace: 'nowrap' }}>
          {t('outline.steps', { count: graph.nodes.length, number: format.number(graph.nodes.length) })}
        </Typography>
        <Typography variant="body2" color="textSecondary" noWrap sx={{ flex: 1, minWidth: 0 }}>
          {t('outline.lead')}
        </Typography>
        {canEdit && (
          <Button
            variant="outlined"
            startIcon={<Plus size={16} strokeWidth={1.8} aria-hidden />}
            onClick={({ currentTarget }) => {
              const box = currentTarget.getBoundingClientRect()
              const at = { x: box.left, y: box.bottom + 4 }
              list.current?.focus()
              if (row === undefined) addApart(at)
              else addAt(row, at)
            }}
          >
            {t('outline.addStep')}
          </Button>
        )}
      </Box>
      <div
        ref={list}
        className={styles.list}
        role="treegrid"
        tabIndex={0}
        aria-label={t('outline.label')}
        aria-multiselectable
        aria-readonly={!canEdit}
        aria-rowcount={rows.length}
        aria-keyshortcuts="A C N Enter Delete Alt+ArrowUp Alt+ArrowDown Shift+F10"
        {...(row === undefined ? {} : { 'aria-activedescendant': `${id}-${active}` })}
        onKeyDown={onKeyDown}
        onKeyUp={() => passed.current && activate(row)}
      >
        {rows.length === 0 && <EmptyList />}
        <div role="rowgroup" className={styles.rows} style={{ height: view.height }}>
          {view.shown.map(({ index, top }) => {
            const each = rows[index]
            if (each === undefined) return null
            const by = each.type === 'step' ? each.step.by : each.type === 'join' ? each.join.edge : undefined
            const way = by === undefined ? undefined : wayOf(by)
            const text =
              each.type === 'step'
                ? `${each.step.number}. ${stepText(each.node, way, findings.get(each.node.id) ?? [], { t, names })}`
                : undefined
            return (
              <OutlineRow
                key={each.key}
                row={each}
                id={`${id}-${index}`}
                index={index}
                top={top}
                way={way}
                text={text}
                isActive={index === active}
                isSelected={isSelected(each, selectedIds, selectedEdge)}
                canEdit={canEdit}
                onClick={onClick}
                onOpen={onOpen}
                onTool={onTool}
              />
            )
          })}
        </div>
      </div>
      <Legend />
      {popup?.type === 'menu' && menuRow !== undefined && (
        <RowMenu
          at={popup.at}
          label={t('outline.menu.label', {
            name: menuRow.type === 'step' ? stepName(menuRow.node, language) : t('outline.notes'),
          })}
          lines={linesOf(menuRow, popup.at)}
          onClose={close}
        />
      )}
      {popup?.type === 'ports' && portNode !== undefined && (
        <PortMenu
          at={popup.at}
          node={portNode}
          label={t(`outline.ports.${popup.does}`)}
          onClose={(port) =>
            close(() => {
              if (port === undefined) return
              if (popup.does === 'add') quickAdd({ type: 'after', from: popup.node, port }, popup.at)
              else connect(popup.node, port)
            })
          }
        />
      )}
      <ConnectBar numberOf={outline.numberOf} />
      {popup?.type === 'thing' && <ThingDialog id={popup.id} onClose={() => close()} />}
    </section>
  )
}

function keyOfSelected(rows: readonly ListRow[], ids: readonly string[]): string | undefined {
  const last = ids.at(-1)
  return last === undefined ? undefined : rows.find((row) => thingOf(row) === last)?.key
}

function isSelected(row: ListRow | undefined, ids: readonly string[], edge: string | null): boolean {
  if (row?.type === 'join') return edgeName(row.join.edge) === edge
  const thing = thingOf(row)
  return thing !== undefined && ids.includes(thing)
}

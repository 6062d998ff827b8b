import { useReactFlow } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import { canvasBox } from '../../../canvas/camera.ts'
import { type MenuName, useMenuCommands } from '../../../canvas/menu/use-menu-commands.ts'
import { draw as english } from '../../../i18n/en/draw.ts'
import { draw as chinese } from '../../../i18n/zh-CN/draw.ts'
import type { MenuTarget } from '../../../state/asks.ts'
import { type Editor, useEditor } from '../../../state/editor.tsx'
import type { Command } from '../../../ui/command.ts'

/** What the palette offers by itself, under its own words. */
const offeredAnyway: ReadonlySet<MenuName> = new Set(['duplicate', 'remove', 'all', 'note', 'group', 'tidy', 'fit'])

/** What is selected, as the menus of the canvas take it. */
function targetOf({ document, selection }: Editor): MenuTarget | undefined {
  const { ids, edge } = selection.store.getState()
  const { nodes, groups } = document.graph()
  if (edge !== null) return { type: 'line', id: edge }
  const steps = ids.filter((id) => nodes.some((node) => node.id === id))
  if (steps.length > 0) return { type: 'steps', ids: steps }
  const [id] = ids
  return id !== undefined && groups.some((group) => group.id === id) ? { type: 'frame', id } : undefined
}

/** What the menus of the canvas offer for the selection, and for the canvas itself. */
export function useMenuLines(): readonly Command[] {
  const { t } = useTranslation()
  const editor = useEditor()
  const flow = useReactFlow()
  const commandsFor = useMenuCommands()
  const { left = 0, top = 0, width = 0, height = 0 } = canvasBox() ?? {}
  const point = { x: left + width / 2, y: top + height / 3 }
  const target = targetOf(editor)
  const lines = [
    ...(target === undefined ? [] : commandsFor(target, point)),
    ...commandsFor({ type: 'place', at: flow.screenToFlowPosition(point) }, point),
  ]
  const once = new Map(lines.filter(({ name }) => !offeredAnyway.has(name)).map((line) => [line.name, line]))
  return [...once.values()].map(({ name, icon: Icon, keys, run }) => ({
    id: `menu-${name}`,
    group: t('commands.groups.edit'),
    title: t(`draw.menu.${name}`),
    find: [english.menu[name], chinese.menu[name]],
    mark: <Icon size={16} strokeWidth={1.8} aria-hidden />,
    ...(keys === undefined ? {} : { keys: keys.split(' ') }),
    run,
  }))
}

import type { TFunction } from 'i18next'
import type { MenuCommand, MenuName } from '../canvas/menu/use-menu-commands.ts'
import type { ListRow } from './list-rows.ts'
import type { MenuLine } from './Popups.tsx'

/** What the list itself does with a row. */
interface RowDoes {
  /** Whether any path leaves the step. */
  readonly hasWays: boolean
  readonly open: () => void
  readonly add: () => void
  readonly continueAt: () => void
  readonly move: (by: 'up' | 'down') => void
  readonly cut: () => void
  readonly addApart: () => void
  readonly addNote: () => void
  readonly remove: () => void
}

/** Of the commands of the canvas: those that mean something in a list, where nothing lies anywhere. */
const shared: ReadonlySet<MenuName> = new Set([
  'swap',
  'branch',
  'detach',
  'group',
  'ungroup',
  'fold',
  'unfold',
  'copy',
  'cut',
  'duplicate',
])

/** The menu of a row: what the list does, and what the canvas does with the same thing. */
export function rowMenu(
  row: ListRow,
  t: TFunction,
  commands: readonly MenuCommand[],
  does: RowDoes,
): readonly MenuLine[] {
  const remove: MenuLine = { text: t('draw.menu.remove'), hint: 'Del', run: does.remove, parted: true }
  const open: MenuLine = { text: t('draw.menu.open'), hint: 'Enter', run: does.open }
  const add: MenuLine = { text: t('draw.menu.add'), hint: 'A', run: does.add }
  const continueAt: MenuLine = { text: t('outline.menu.continueAt'), hint: 'C', run: does.continueAt }
  const fromCanvas = commands
    .filter(({ name }) => shared.has(name))
    .map(({ name, keys, run }, index): MenuLine => ({
      text: t(`draw.menu.${name}`),
      ...(keys === undefined ? {} : { hint: keys }),
      run,
      parted: index === 0,
    }))
  if (row.type === 'join')
    return [
      ...(row.join.number === undefined ? [] : [{ text: t('outline.menu.goTo'), hint: 'Enter', run: does.open }]),
      { text: t('draw.menu.addHere'), hint: 'A', run: does.add },
      continueAt,
      { text: t('outline.menu.cutHere'), hint: 'Del', run: does.remove, parted: true },
    ]
  if (row.type !== 'step') return [open, ...fromCanvas, remove]
  return [
    open,
    ...(does.hasWays ? [add, continueAt] : []),
    { text: t('outline.menu.up'), hint: 'Alt ↑', run: () => does.move('up'), parted: true },
    { text: t('outline.menu.down'), hint: 'Alt ↓', run: () => does.move('down') },
    ...(row.step.by === undefined ? [] : [{ text: t('outline.menu.cut'), run: does.cut }]),
    ...fromCanvas,
    { text: t('outline.menu.apart'), run: does.addApart, parted: true },
    { text: t('draw.menu.note'), hint: 'N', run: does.addNote },
    remove,
  ]
}

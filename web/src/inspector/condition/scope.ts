import { createContext, type KeyboardEvent, use, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Landing, useDragOrder } from '../../ui/use-drag-order.ts'
import { deepest, type Group, groupOf } from './condition-draft.ts'
import { itemAt, type Moved, moveItem, type Spot, spotKey, spotOf, stepItem, withoutItem } from './condition-tree.ts'

/** What the rows of one condition share: moving, removing, and where the focus goes then. */
export interface Scope {
  readonly drag: ReturnType<typeof useDragOrder>
  readonly onKeyDown: (spot: Spot, event: KeyboardEvent<HTMLElement>) => void
  readonly remove: (spot: Spot) => void
  /** Puts the focus on what is to be chosen at a spot, once it is drawn. */
  readonly goTo: (spot: Spot) => void
}
export const ScopeContext = createContext<Scope | null>(null)

export function useScope(): Scope {
  const scope = use(ScopeContext)
  if (scope === null) throw new Error('No condition around this row')
  return scope
}

interface Focus {
  readonly key: string
  /** Which of the tokens there; of a new condition that which is still to be chosen. */
  readonly token: number | 'open'
}

/** Moving and removing in one condition, and what is said of it. */
export function useConditionScope(group: Group, onChange: (group: Group) => void, depth: number) {
  const { t } = useTranslation()
  const name = useId()
  const box = useRef<HTMLDivElement>(null)
  const [said, setSaid] = useState('')
  const [focus, setFocus] = useState<Focus | null>(null)
  const levels = deepest - depth + 1

  useEffect(() => {
    if (focus === null) return
    const row = box.current?.querySelector(`[data-place="${name} ${focus.key}"]`)
    const tokens = row?.querySelectorAll<HTMLElement>('[data-testid="token"]')
    const open = row?.querySelector<HTMLElement>('[data-broken]')
    const found = (focus.token === 'open' ? open : tokens?.[focus.token]) ?? tokens?.[0]
    found?.focus()
    setFocus(null)
  }, [focus, name])

  const scope = useMemo(() => {
    const take = (from: Spot, moved: Moved | undefined, token: number) => {
      if (moved === undefined) {
        setSaid(t('configure.condition.stays'))
        return
      }
      onChange(moved.group)
      setFocus({ key: spotKey(moved.spot), token })
      const parent = itemAt(moved.group, moved.spot.slice(0, -1))
      const siblings = moved.spot.length === 1 ? moved.group.items : parent && groupOf(parent)?.items
      const where = { number: (moved.spot.at(-1) ?? 0) + 1, of: siblings?.length ?? 1 }
      const way = moved.spot.length - from.length
      setSaid(
        way > 0
          ? t('configure.condition.movedIn', where)
          : t(way < 0 ? 'configure.condition.movedOut' : 'configure.condition.moved', where),
      )
    }
    return {
      drop(key: string, { key: at, side }: Landing) {
        const over = spotOf(at)
        const to = side === 'before' ? over : [...over.slice(0, -1), (over.at(-1) ?? 0) + 1]
        const from = spotOf(key)
        take(from, moveItem(group, from, to, levels), 0)
      },
      onKeyDown(spot: Spot, pressed: KeyboardEvent<HTMLElement>) {
        const by = pressed.key === 'ArrowUp' ? -1 : pressed.key === 'ArrowDown' ? 1 : undefined
        // What opens over the page bubbles through here as well.
        const isHere = pressed.target instanceof Node && pressed.currentTarget.contains(pressed.target)
        if (!pressed.altKey || by === undefined || !isHere) return
        pressed.preventDefault()
        pressed.stopPropagation()
        const tokens = [...pressed.currentTarget.querySelectorAll('[data-testid="token"]')]
        const token = Math.max(
          tokens.findIndex((each) => each === pressed.target),
          0,
        )
        take(spot, stepItem(group, spot, by, levels), token)
      },
      remove(spot: Spot) {
        onChange(withoutItem(group, spot))
        setSaid(t('configure.condition.removed'))
        const index = spot.at(-1) ?? 0
        setFocus({ key: spotKey([...spot.slice(0, -1), Math.max(index - 1, 0)]), token: 0 })
      },
      goTo: (spot: Spot) => setFocus({ key: spotKey(spot), token: 'open' }),
    }
  }, [group, onChange, levels, t])

  const drag = useDragOrder(name, box, scope.drop)
  return { box, said, scope: { ...scope, drag } }
}

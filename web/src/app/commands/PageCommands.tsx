import { lazy, useState } from 'react'
import { CommandKey } from './CommandKey.tsx'

const PagePalette = lazy(async () => ({ default: (await import('./PagePalette.tsx')).PagePalette }))
const nothing = {}

/** The commands of every page but the editor. */
export function PageCommands() {
  const [open, setOpen] = useState(false)
  return <CommandKey open={open} onOpen={setOpen} palette={PagePalette} extra={nothing} />
}

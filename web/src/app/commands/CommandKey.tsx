import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
}

interface CommandKeyProps<Extra> {
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  /** The palette: loaded when it is first opened. */
  readonly palette: ComponentType<PaletteProps & Extra>
  readonly extra: Extra
}

/** Ctrl or ⌘ and K open the palette of commands, wherever the focus is. */
export function CommandKey<Extra extends object>({ open, onOpen, palette: Palette, extra }: CommandKeyProps<Extra>) {
  const [wasOpen, setWasOpen] = useState(open)
  if (open && !wasOpen) setWasOpen(true)
  useEffect(
    () =>
      tinykeys(
        window,
        {
          '$mod+k': (event) => {
            event.preventDefault()
            onOpen(!open)
          },
        },
        { ignore: (event) => event instanceof KeyboardEvent && event.isComposing },
      ),
    [open, onOpen],
  )
  if (!wasOpen) return null
  return (
    <Suspense fallback={null}>
      <Palette open={open} onClose={() => onOpen(false)} {...extra} />
    </Suspense>
  )
}

import { type ComponentType, Suspense, useEffect, useState } from 'react'
import { tinykeys } from 'tinykeys'

interface PaletteProps {
  readonly open: boolean
  readonly onClose: () => void
}

interface CommandKeyProps<Extra> {
  /** The palette: loaded when it is first opened. */
  readonly palette: ComponentType<PaletteProps & Extra>
  readonly extra: Extra
}

/** Ctrl or ⌘ and K open the palette of commands, wherever the focus is. */
export function CommandKey<Extra extends object>({ palette: Palette, extra }: CommandKeyProps<Extra>) {
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useEffect(
    () =>
      tinykeys(
        window,
        {
          '$mod+k': (event) => {
            event.preventDefault()
            setState((now) => (now === 'open' ? 'closed' : 'open'))
          },
        },
        { ignore: (event) => event instanceof KeyboardEvent && event.isComposing },
      ),
    [],
  )
  if (state === 'never') return null
  return (
    <Suspense fallback={null}>
      <Palette open={state === 'open'} onClose={() => setState('closed')} {...extra} />
    </Suspense>
  )
}

import { ConnectBar } from './connect/ConnectBar.tsx'
import { FindBar } from './find/FindBar.tsx'
import { CanvasMenu } from './menu/CanvasMenu.tsx'

/** What comes over the canvas when it is asked for: the menu, the search, and the choice of a step to connect to. */
export function Overlays() {
  return (
    <>
      <CanvasMenu />
      <FindBar />
      <ConnectBar />
    </>
  )
}

import type { Lens } from '../../../state/lens.ts'

/** What the window around the editor does. */
export interface EditorActions {
  readonly onLens: (lens: Lens) => void
  readonly onPublish: () => void
  readonly onSettings: () => void
  readonly onTour: () => void
}

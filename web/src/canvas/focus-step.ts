/** Gives the focus to a step, a note or a frame that is drawn; to the list, where that is shown: its row follows. */
export function focusStep(id: string): void {
  const card = document.querySelector(`.react-flow__node[data-id="${CSS.escape(id)}"]`)
  const step = card ?? document.querySelector('[data-testid="outline"] [role="treegrid"]')
  if (step instanceof HTMLElement) step.focus({ preventScroll: true })
}

const longMs = 500
/** How far a finger may slip, px. */
const slack = 10

/** Tells of a finger that rests on something; what follows on lifting it is no tap. Returns what ends the watch. */
export function watchLongPress(onLongPress: (target: EventTarget | null, x: number, y: number) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let begun = { x: 0, y: 0 }
  let fingers = 0
  let swallows = false
  const stop = () => clearTimeout(timer)
  const down = (event: PointerEvent) => {
    if (event.pointerType !== 'touch') return
    fingers = event.isPrimary ? 1 : fingers + 1
    swallows = false
    stop()
    if (fingers > 1) return
    const { target, clientX: x, clientY: y } = event
    begun = { x, y }
    timer = setTimeout(() => {
      swallows = true
      onLongPress(target, x, y)
    }, longMs)
  }
  const move = ({ clientX, clientY }: PointerEvent) => {
    if (Math.hypot(clientX - begun.x, clientY - begun.y) > slack) stop()
  }
  const click = (event: MouseEvent) => {
    if (!swallows) return
    swallows = false
    event.preventDefault()
    event.stopPropagation()
  }
  const listeners = { capture: true }
  window.addEventListener('pointerdown', down, listeners)
  window.addEventListener('pointermove', move, listeners)
  window.addEventListener('pointerup', stop, listeners)
  window.addEventListener('pointercancel', stop, listeners)
  window.addEventListener('click', click, listeners)
  return () => {
    stop()
    window.removeEventListener('pointerdown', down, listeners)
    window.removeEventListener('pointermove', move, listeners)
    window.removeEventListener('pointerup', stop, listeners)
    window.removeEventListener('pointercancel', stop, listeners)
    window.removeEventListener('click', click, listeners)
  }
}

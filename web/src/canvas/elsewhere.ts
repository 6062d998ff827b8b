import { isTyping } from '../ui/SearchField.tsx'
import { isSwitchedOff } from '../ui/single-keys.ts'

/** Whether a key is meant for a text, a dialog or an input method, and not for the canvas. */
export function isElsewhere(event: Event): boolean {
  const { target } = event
  if (isTyping(target)) return true
  if (event instanceof KeyboardEvent && (event.isComposing || isSwitchedOff(event))) return true
  return (
    target instanceof Element &&
    target.closest(
      '[role="dialog"], [role="menu"], [role="listbox"], [role="combobox"], [role="presentation"].MuiPopover-root',
    ) !== null
  )
}

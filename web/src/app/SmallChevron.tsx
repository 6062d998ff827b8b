import { ChevronDown } from 'lucide-react'

/** The sign of a control that opens a list. */
export function SmallChevron({ className }: { className?: string }) {
  return <ChevronDown {...(className === undefined ? {} : { className })} size={16} strokeWidth={1.8} aria-hidden />
}

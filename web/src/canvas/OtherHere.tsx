import { useStore } from 'zustand'
import { useEditor } from '../state/editor.tsx'
import { ownColour } from '../ui/initials.ts'
import styles from './together.module.css'

/** Ring and name of somebody else who has the step selected. */
export function OtherHere({ id }: { id: string }) {
  const other = useStore(useEditor().together, (state) => state.at.get(id))
  if (other === undefined) return null
  const colour = { '--other': `var(--mui-palette-family-${ownColour(other.name)}-main)` }
  return (
    <>
      {/* A custom property, which the type of `style` does not know. */}
      <span className={styles.ring} style={colour as React.CSSProperties} />
      <span data-testid="other-here" className={styles.name} style={colour as React.CSSProperties}>
        {other.name}
      </span>
    </>
  )
}

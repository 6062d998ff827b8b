interface ArrowHeadsProps {
  readonly heads: readonly { readonly id: string; readonly colour: string }[]
}

/** The arrow heads that lines end in, by the names under which lines ask for them. */
export function ArrowHeads({ heads }: ArrowHeadsProps) {
  return (
    <svg width={0} height={0} aria-hidden style={{ position: 'absolute' }}>
      <defs>
        {heads.map(({ id, colour }) => (
          <marker
            key={id}
            id={id}
            viewBox="0 0 10 10"
            refX={5}
            refY={5}
            markerWidth={9}
            markerHeight={9}
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M1 1.5 L9 5 L1 8.5 Z" style={{ fill: colour }} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}

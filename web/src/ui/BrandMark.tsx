/** The sign of the product: a trail that climbs to a star. */
export function BrandMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden style={{ flex: 'none', display: 'block' }}>
      <rect width="24" height="24" rx="6" fill="var(--mui-palette-primary-main)" />
      <g fill="var(--mui-palette-primary-contrastText)" stroke="none">
        <circle cx="5.6" cy="18.4" r="2.1" />
        <path d="m18.4 2.6 2.4 3.2-2.4 3.2-2.4-3.2z" />
      </g>
      <path
        d="M6 18C7.5 14.5 9.5 14 12 13.2s5-2 6-5.7"
        fill="none"
        stroke="var(--mui-palette-primary-contrastText)"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeDasharray=".01 3"
      />
    </svg>
  )
}

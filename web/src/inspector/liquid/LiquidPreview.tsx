import Box from '@mui/material/Box'
import type { Escape } from '@trailwright/shared/content/escape.ts'
import { lazy, Suspense, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

const Filled = lazy(async () => ({ default: (await import('./FilledTemplate.tsx')).FilledTemplate }))

interface LiquidPreviewProps {
  readonly template: string
  /** Where the text stands, which decides how values are written. */
  readonly place: Escape
}

/** A template filled in for somebody, once it is opened. Nothing for a text without values. */
export function LiquidPreview({ template, place }: LiquidPreviewProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (!/\{[{%]/.test(template)) return null
  return (
    <Box
      component="details"
      onToggle={(event: SyntheticEvent<HTMLDetailsElement>) => setOpen(event.currentTarget.open)}
      sx={{ typography: 'body2' }}
    >
      <Box component="summary" sx={{ cursor: 'pointer', color: 'text.secondary' }}>
        {t('liquid.preview')}
      </Box>
      {isOpen && (
        <Suspense fallback={null}>
          <Filled template={template} place={place} />
        </Suspense>
      )}
    </Box>
  )
}

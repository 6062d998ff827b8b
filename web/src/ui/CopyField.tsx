import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface CopyFieldProps {
  readonly label: string
  readonly value: string
  /** Several lines, as of a program. */
  readonly block?: boolean
}

/** Something to take elsewhere: a link, a key, a piece of code; with a button that copies it. */
export function CopyField({ label, value, block = false }: CopyFieldProps) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(value).then(() => setCopied(true))
  const Icon = copied ? Check : Copy
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1.25, alignContent: 'start' }}>
      <Typography variant="body2">{label}</Typography>
      <Box
        sx={{
          display: 'flex',
          alignItems: block ? 'flex-start' : 'center',
          gap: 2,
          p: 1,
          pl: 3,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          bgcolor: 'surface.sunken',
        }}
      >
        <Box
          component={block ? 'pre' : 'code'}
          tabIndex={block ? 0 : undefined}
          sx={{
            flex: 1,
            m: 0,
            py: block ? 1.5 : 0,
            minWidth: 0,
            overflowX: 'auto',
            fontFamily: 'ui-monospace, Menlo, Consolas, monospace',
            fontSize: 13,
            lineHeight: '20px',
            whiteSpace: block ? 'pre' : 'normal',
            overflowWrap: 'anywhere',
            userSelect: 'all',
          }}
        >
          {value}
        </Box>
        <Button
          size="small"
          variant="outlined"
          startIcon={<Icon size={14} strokeWidth={1.8} aria-hidden />}
          onClick={copy}
          aria-label={`${t('ui.copy')}: ${label}`}
        >
          <span aria-live="polite">{t(copied ? 'ui.copied' : 'ui.copy')}</span>
        </Button>
      </Box>
    </Box>
  )
}

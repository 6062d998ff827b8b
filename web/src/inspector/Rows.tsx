import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import Typography from '@mui/material/Typography'
import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface RowsProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
  readonly addLabel: string
  /** A new row; undefined where adding is a choice of its own. */
  readonly newRow?: () => Row
  readonly row: (row: Row, change: (next: Row) => void, index: number) => ReactNode
  readonly disabled: boolean
  /** Rows whose order means something can be moved. */
  readonly ordered?: boolean
  /** Fewer cannot be. */
  readonly least?: number
  readonly error?: string | undefined
  readonly help?: string | undefined
}

/** A list of like things: add, change, move, remove. */
export function Rows<Row>(props: RowsProps<Row>) {
  const { label, rows, onChange, addLabel, newRow, row, disabled, ordered = false, least = 0, error, help } = props
  const { t } = useTranslation()
  const replace = (index: number, next: Row) => onChange(rows.map((each, at) => (at === index ? next : each)))
  const swap = (index: number, other: number) => {
    const [one, two] = [rows[index], rows[other]]
    if (one === undefined || two === undefined) return
    onChange(rows.map((each, at) => (at === index ? two : at === other ? one : each)))
  }
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h5" component="div">
        {label}
      </Typography>
      {rows.map((each, index) => (
        // Rows have no identity but their place.
        <Box key={index} sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
          <Box sx={{ flex: 1, minWidth: 0 }}>{row(each, (next) => replace(index, next), index)}</Box>
          {!disabled && (
            <Box sx={{ display: 'flex', flex: 'none' }}>
              {ordered && index > 0 && (
                <IconButton
                  size="small"
                  aria-label={`${t('inspector.up')} ${index + 1}`}
                  onClick={() => swap(index, index - 1)}
                >
                  <ArrowUp size={14} strokeWidth={1.8} />
                </IconButton>
              )}
              {ordered && index < rows.length - 1 && (
                <IconButton
                  size="small"
                  aria-label={`${t('inspector.down')} ${index + 1}`}
                  onClick={() => swap(index, index + 1)}
                >
                  <ArrowDown size={14} strokeWidth={1.8} />
                </IconButton>
              )}
              {rows.length > least && (
                <IconButton
                  size="small"
                  aria-label={`${t('inspector.remove')} ${index + 1}`}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                >
                  <X size={14} strokeWidth={1.8} />
                </IconButton>
              )}
            </Box>
          )}
        </Box>
      ))}
      {newRow !== undefined && !disabled && (
        <Box>
          <Button
            size="small"
            variant="text"
            startIcon={<Plus size={14} strokeWidth={2} aria-hidden />}
            onClick={() => onChange([...rows, newRow()])}
          >
            {addLabel}
          </Button>
        </Box>
      )}
      {(error ?? help) !== undefined && (
        <Typography variant="caption" color={error === undefined ? 'textSecondary' : 'error'}>
          {error ?? help}
        </Typography>
      )}
    </Box>
  )
}

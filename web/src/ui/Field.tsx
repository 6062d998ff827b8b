import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'

export interface FieldProps {
  readonly label: string
  /** A line under the control. */
  readonly help?: ReactNode
  /** What is wrong and what to do; takes the place of the help. */
  readonly error?: string | undefined
  readonly optional?: boolean
}

/** What the control of a field must carry, so that label, help and error belong to it. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

/** A label above its control, help or error below. */
export function Field({
  label,
  help,
  error,
  optional = false,
  children,
}: FieldProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const { t } = useTranslation()
  const id = useId()
  const below = error ?? help
  return (
    <Box sx={{ display: 'grid', gap: 1.25, alignContent: 'start', minWidth: 0 }}>
      <Typography component="label" htmlFor={id} variant="body2">
        {label}
        {optional && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {` · ${t('ui.optional')}`}
          </Box>
        )}
      </Typography>
      {children({
        id,
        'aria-describedby': below === undefined ? undefined : `${id}-below`,
        'aria-invalid': error !== undefined,
      })}
      {below !== undefined && (
        <Typography id={`${id}-below`} variant="caption" color={error === undefined ? 'textSecondary' : 'error'}>
          {below}
        </Typography>
      )}
    </Box>
  )
}

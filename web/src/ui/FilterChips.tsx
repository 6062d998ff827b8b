import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'

interface FilterChipsProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly text: string; readonly count?: string }[]
}

/** One of a few views of a list, each with its size. */
export function FilterChips<Value extends string>({ label, value, onChange, options }: FilterChipsProps<Value>) {
  return (
    <Box role="group" aria-label={label} sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
      {options.map((option) => {
        const chosen = option.value === value
        return (
          <ButtonBase
            key={option.value}
            aria-pressed={chosen}
            onClick={() => onChange(option.value)}
            sx={{
              height: 28,
              px: 2.75,
              gap: 1.5,
              borderRadius: 3.5,
              border: 1,
              typography: 'body2',
              fontWeight: chosen ? 600 : 400,
              color: chosen ? 'primary.main' : 'text.secondary',
              bgcolor: chosen ? 'primary.soft' : 'background.paper',
              borderColor: chosen ? 'primary.line' : 'divider',
              '&:hover': { bgcolor: chosen ? 'primary.soft' : 'surface.hover' },
              '@media (pointer: coarse)': { height: 44 },
            }}
          >
            {option.text}
            {option.count !== undefined && <span>{option.count}</span>}
          </ButtonBase>
        )
      })}
    </Box>
  )
}

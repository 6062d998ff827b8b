import Box from '@mui/material/Box'
import type { Phrase } from '@trailwright/shared/nodes/define.ts'

interface PhraseTextProps {
  readonly phrase: Phrase
  /** In lists the values are not bold. */
  readonly plain?: boolean
}

/** The sentence of a step: words grey, values bold in ink, what is missing in red. */
export function PhraseText({ phrase, plain = false }: PhraseTextProps) {
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {phrase.map((part, index) => {
        const key = `${index}`
        if (typeof part === 'string') return <span key={key}>{part}</span>
        if ('missing' in part) {
          return (
            <Box component="span" key={key} sx={{ color: plain ? 'text.secondary' : 'error.main' }}>
              {part.missing}
            </Box>
          )
        }
        return plain ? (
          <span key={key}>{part.value}</span>
        ) : (
          <Box component="strong" key={key} sx={{ color: 'text.primary', fontWeight: 600 }}>
            {part.value}
          </Box>
        )
      })}
    </Box>
  )
}

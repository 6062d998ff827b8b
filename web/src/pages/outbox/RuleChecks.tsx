import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import { Ban, Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'

const rules = ['address', 'suppression', 'consent', 'holdout', 'expiry', 'duplicate', 'cap', 'quietHours'] as const

/** The rules that were asked, in order, and what each said. A rule that was asked of several addresses stands once. */
export function RuleChecks({ evidence }: { evidence: readonly JsonObject[] }) {
  const { t } = useTranslation()
  const asked = rules.flatMap((rule) => {
    const answers = evidence.filter((one) => one['rule'] === rule)
    return answers.length === 0 ? [] : [{ rule, passed: answers.every((one) => one['passed'] === true) }]
  })
  if (asked.length === 0) return null
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="caption" color="textSecondary" component="h3">
        {t('outbox.message.checks')}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {asked.map(({ rule, passed }) => {
          const Icon = passed ? Check : Ban
          return (
            <Box
              component="li"
              key={rule}
              sx={{
                display: 'inline-flex',
                alignItems: 'center',
                gap: 1.25,
                px: 2,
                height: 24,
                borderRadius: '6px',
                typography: 'caption',
                bgcolor: passed ? 'surface.sunken' : 'error.soft',
                color: passed ? 'text.secondary' : 'error.main',
              }}
            >
              <Icon
                size={13}
                strokeWidth={2}
                role="img"
                aria-label={t(passed ? 'outbox.rules.passed' : 'outbox.rules.stopped')}
                style={{ flex: 'none' }}
              />
              {t(`outbox.rules.${rule}`)}
            </Box>
          )
        })}
      </Box>
    </Box>
  )
}

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { composeSms, countSms, dearSigns, type DearSign, type SmsFrame } from '@trailwright/shared/content/sms.ts'
import { useTranslation } from 'react-i18next'

interface DearSignsProps {
  readonly text: string
  readonly frame: SmsFrame
  readonly onChange: (text: string) => void
  readonly disabled: boolean
}

/** From so many different ones on, the text is in another script. */
const many = 8

/** Which characters make a text message dear, and what can stand for each. */
export function DearSigns({ text, frame, onChange, disabled }: DearSignsProps) {
  const { t } = useTranslation()
  const own = dearSigns(text)
  const added = dearSigns(`${frame.signature}${frame.optOut}`)
  const spared = own.flatMap((dear) => (replacementOf(dear) === undefined ? [] : [dear]))
  const replaced = spared.reduce((before, dear) => withoutSign(before, dear), text)
  const after = countSms(composeSms(replaced, frame))
  return (
    <Box sx={{ display: 'grid', gap: 1.5, typography: 'body2', color: 'text.secondary' }}>
      {added.length > 0 && <div>{t('compose.sms.signature', { signs: signsOf(added) })}</div>}
      {own.length > many && <div>{t('compose.sms.many', { signs: signsOf(own.slice(0, many)) })}</div>}
      {own.length > 0 && own.length <= many && (
        <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
          <span>{t('compose.sms.signs')}</span>
          {own.map((dear) => {
            const to = replacementOf(dear)
            if (to === undefined || disabled) {
              return (
                <Box key={dear.sign} component="code" sx={{ color: 'text.primary' }}>
                  {dear.sign}
                </Box>
              )
            }
            const says = { from: dear.sign, to: to === ' ' ? '␣' : to }
            return (
              <Button key={dear.sign} size="small" variant="outlined" onClick={() => onChange(withoutSign(text, dear))}>
                {t(to === '' ? 'compose.sms.drop' : 'compose.sms.swap', says)}
              </Button>
            )
          })}
          {spared.length > 1 && !disabled && (
            <Button size="small" variant="outlined" onClick={() => onChange(replaced)}>
              {t('compose.sms.all')}
            </Button>
          )}
        </Box>
      )}
      {spared.length > 0 && own.length <= many && after.encoding === 'GSM-7' && (
        <Typography variant="caption">
          {t('compose.sms.saves', { parts: t('content.smsParts', { count: after.parts }) })}
        </Typography>
      )}
    </Box>
  )
}

/** What can stand in its place: the plain form, nothing for a picture; undefined for a letter. */
function replacementOf({ sign, plain }: DearSign): string | undefined {
  if (plain !== null) return plain
  return /\p{Extended_Pictographic}|\u200D|\uFE0F/u.test(sign) ? '' : undefined
}

function withoutSign(text: string, dear: DearSign): string {
  return text.replaceAll(dear.sign, replacementOf(dear) ?? dear.sign)
}

function signsOf(signs: readonly DearSign[]): string {
  return signs.map(({ sign }) => sign).join(' ')
}

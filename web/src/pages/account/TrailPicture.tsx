import type { Family } from '@trailwright/shared/nodes/define.ts'
import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ContourBackdrop } from '../../ui/ContourBackdrop.tsx'
import { KindMark } from '../../ui/KindMark.tsx'

const size = { width: 880, height: 900 }

/** The dotted way from card to card, in the picture's own px. */
const trail =
  'M244 158C262 205 330 200 386 220C424 236 432 250 434 270M434 320C424 352 330 402 296 444' +
  'M336 510C374 540 470 530 530 566C548 580 552 590 554 600M556 650C530 700 460 720 436 770'

/** What the product does, as a walk over a map: five moments of one person. */
export function TrailPicture() {
  const { t } = useTranslation()
  const friday = t('account.trail.friday')
  return (
    <>
      <ContourBackdrop {...size} x={480} y={450} reach={610} lines={15} />
      <Box
        sx={{
          position: 'absolute',
          left: '50%',
          top: '50%',
          ...size,
          ml: `${-size.width / 2}px`,
          mt: `${-size.height / 2}px`,
        }}
      >
        <Box component="svg" viewBox={`0 0 ${size.width} ${size.height}`} sx={{ position: 'absolute', inset: 0 }}>
          <path
            d={trail}
            fill="none"
            stroke="var(--mui-palette-primary-main)"
            strokeWidth="3"
            strokeLinecap="round"
            strokeDasharray="0.01 10"
          />
        </Box>
        <Moment left={131} top={97} family="start" icon="shopping-cart" time="10:02">
          <b>{t('account.trail.cart')}</b>
          {t('account.trail.cartValue')}
        </Moment>
        <Moment left={374} top={263} family="wait" icon="hourglass" time="12:02">
          {t('account.trail.wait')}
          <b>{t('account.trail.waitValue')}</b>
        </Moment>
        <Moment left={197} top={446} family="message" icon="message-square-text" time="12:03">
          {t('account.trail.sms')}
          <b>{t('account.trail.smsValue')}</b>
        </Moment>
        <Moment left={471} top={590} family="reward" icon="ticket-percent" time={`${friday} 12:03`}>
          <b>{t('account.trail.coupon')}</b>
          {t('account.trail.couponValue')}
        </Moment>
        <Moment left={331} top={765} family="flow" icon="trophy" time={`${friday} 20:15`} goal>
          <b>{t('account.trail.ordered')}</b>
          {t('account.trail.orderedValue')}
        </Moment>
      </Box>
    </>
  )
}

interface MomentProps {
  readonly left: number
  readonly top: number
  readonly family: Family
  readonly icon: string
  readonly time: string
  /** A goal that was reached is green. */
  readonly goal?: boolean
  readonly children: ReactNode
}

function Moment({ left, top, family, icon, time, goal = false, children }: MomentProps) {
  return (
    <Box
      sx={{
        position: 'absolute',
        left,
        top,
        width: 235,
        minHeight: 61,
        px: 3.25,
        py: 2,
        display: 'flex',
        alignItems: 'center',
        gap: 2.75,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1.5,
        bgcolor: 'background.paper',
        boxShadow: 2,
        color: 'text.secondary',
        typography: 'body2',
        fontSize: 13.5,
        '& b': { color: 'text.primary', fontWeight: 600 },
        ...(goal ? { '--mui-palette-family-flow-main': 'var(--mui-palette-success-main)' } : {}),
      }}
    >
      <KindMark family={family} icon={icon} />
      <div>
        <div>{children}</div>
        <Box sx={{ typography: 'caption' }}>{time}</Box>
      </div>
    </Box>
  )
}

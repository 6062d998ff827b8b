import { WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useOnline } from '../client/use-online.ts'
import { Banner } from '../ui/Banner.tsx'

/** Says that the network is away, as long as it is. */
export function OfflineBanner() {
  const { t } = useTranslation()
  if (useOnline()) return null
  return (
    <Banner tone="warning" icon={WifiOff} title={t('app.offline')}>
      {t('app.offlineHelp')}
    </Banner>
  )
}

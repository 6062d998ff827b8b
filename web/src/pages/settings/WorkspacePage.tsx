import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQueryClient } from '@tanstack/react-query'
import { removeDemo } from '@trailwright/shared/wire/settings.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useSend } from '../../client/hooks.ts'
import { useMay, useSession } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { SelectInput } from '../../ui/SelectInput.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/ToastProvider.tsx'
import { ZoneInput } from '../../ui/ZoneInput.tsx'
import { Section } from './Section.tsx'
import { SettingsForm } from './SettingsForm.tsx'

const currencies = ['CNY', 'EUR', 'USD', 'GBP', 'HKD', 'TWD', 'SGD', 'JPY', 'KRW', 'AUD', 'CAD', 'CHF', 'INR']
const countries = ['CN', 'HK', 'MO', 'TW', 'SG', 'MY', 'JP', 'KR', 'US', 'CA', 'GB', 'IE', 'DE', 'FR', 'AU', 'NZ', 'IN']
const address = z.url({ protocol: /^https?$/ })
const isAddress = (text: string) => text === '' || address.safeParse(text).success

/** Name, zone, money and address of the workspace; and the way to be rid of the demo shop. */
export function WorkspacePage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const currencyNames = new Intl.DisplayNames(language, { type: 'currency' })
  const countryNames = new Intl.DisplayNames(language, { type: 'region' })
  return (
    <>
      <Section title={t('settings.pages.workspace')} lead={t('settings.workspace.lead')}>
        <SettingsForm
          read={({ settings: { name, zone, currency, country, publicUrl } }) => ({
            name,
            zone,
            currency,
            country,
            publicUrl: publicUrl ?? '',
          })}
          write={({ publicUrl, ...rest }) =>
            rest.name.trim() !== '' && isAddress(publicUrl) ? { ...rest, publicUrl: publicUrl || null } : undefined
          }
        >
          {({ draft, set, tried, disabled }) => (
            <>
              <TextInput
                label={t('settings.workspace.name')}
                value={draft.name}
                onChange={(name) => set({ name })}
                disabled={disabled}
                error={tried && draft.name.trim() === '' ? t('settings.workspace.nameMissing') : undefined}
              />
              <ZoneInput
                label={t('settings.workspace.zone')}
                help={t('settings.workspace.zoneHelp')}
                value={draft.zone}
                onChange={(zone) => set({ zone })}
                disabled={disabled}
              />
              <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, gap: 3 }}>
                <SelectInput
                  label={t('settings.workspace.currency')}
                  value={draft.currency}
                  onChange={(currency) => set({ currency })}
                  options={withCurrent(currencies, draft.currency).map((value) => ({
                    value,
                    text: `${value} · ${currencyNames.of(value) ?? value}`,
                  }))}
                  disabled={disabled}
                />
                <SelectInput
                  label={t('settings.workspace.country')}
                  help={t('settings.workspace.countryHelp')}
                  value={draft.country}
                  onChange={(country) => set({ country })}
                  options={withCurrent(countries, draft.country).map((value) => ({
                    value,
                    text: countryNames.of(value) ?? value,
                  }))}
                  disabled={disabled}
                />
              </Box>
              <TextInput
                label={t('settings.workspace.publicUrl')}
                help={t('settings.workspace.publicUrlHelp')}
                type="url"
                optional
                value={draft.publicUrl}
                onChange={(publicUrl) => set({ publicUrl })}
                disabled={disabled}
                error={tried && !isAddress(draft.publicUrl) ? t('settings.workspace.urlWrong') : undefined}
              />
            </>
          )}
        </SettingsForm>
      </Section>
      <DemoRemoval />
    </>
  )
}

function withCurrent(list: readonly string[], current: string): readonly string[] {
  return list.includes(current) ? list : [current, ...list]
}

/** Takes the made-up people and journeys out again. */
function DemoRemoval() {
  const { t } = useTranslation()
  const { workspace } = useSession()
  const mayManage = useMay('manage')
  const toast = useToast()
  const cache = useQueryClient()
  const remove = useSend(removeDemo)
  const [asks, setAsks] = useState(false)
  if (!workspace.hasDemo || !mayManage) return null
  const confirm = () =>
    remove.mutate(
      {},
      {
        onSuccess: () => {
          setAsks(false)
          toast({ text: t('settings.workspace.demoRemoved') })
          void cache.invalidateQueries()
        },
      },
    )
  return (
    <Section part title={t('settings.workspace.demo')} lead={t('settings.workspace.demoHelp')}>
      <Button variant="outlined" onClick={() => setAsks(true)}>
        {t('settings.workspace.demoRemove')}
      </Button>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        onConfirm={confirm}
        title={t('settings.workspace.demoRemove')}
        verb={t('settings.workspace.demoRemoveVerb')}
        danger
        busy={remove.isPending}
        problem={remove.error}
      >
        {t('settings.workspace.demoHelp')}
      </ConfirmDialog>
    </Section>
  )
}

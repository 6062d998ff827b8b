import { useTranslation } from 'react-i18next'

/** The name of the page in the browser's tab, history and bookmarks. */
export function PageTitle({ text }: { text: string }) {
  const { t } = useTranslation()
  return <title>{`${text} · ${t('app.name')}`}</title>
}

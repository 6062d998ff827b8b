import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { checkContent } from '@trailwright/shared/content/check.ts'
import { type Language, languages } from '@trailwright/shared/language/language.ts'
import type { Finding } from '@trailwright/shared/problem/finding.ts'
import { getSettings } from '@trailwright/shared/wire/settings.ts'
import { GitCompare, Lock } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Banner } from '../../ui/Banner.tsx'
import { ProblemAlert } from '../../ui/ErrorState.tsx'
import { ContentHead } from './ContentHead.tsx'
import { ContentSettings } from './ContentSettings.tsx'
import { EmailForm } from './EmailForm.tsx'
import { FieldFindings } from './field-findings.ts'
import { Findings } from './Findings.tsx'
import { LanguageTabs } from './LanguageTabs.tsx'
import { Preview } from './Preview.tsx'
import { SmsForm } from './SmsForm.tsx'
import { type ContentDraft, type Stored, useContentDraft } from './use-content-draft.ts'

/** Edits a content; every change is saved as a draft. */
export function ContentEditor({ stored }: { stored: Stored }) {
  const { t } = useTranslation()
  const mayEdit = useMay('edit')
  const draft = useContentDraft(stored)
  const { content, setContent } = draft
  const { language, show } = useShownLanguage(Object.keys(content.bodies))
  const settings = useRoute(getSettings).data?.settings
  const form = useRef<HTMLDivElement>(null)
  useUndoKeys(draft.history, mayEdit)

  const frame = useMemo(
    () => ({
      signature: settings?.sms?.signature ?? '',
      optOut: content.category === 'marketing' ? (settings?.sms?.optOut ?? '') : '',
    }),
    [settings, content.category],
  )
  const findings = useMemo(() => checkContent(content, settings?.sms ? frame : null), [content, settings, frame])
  const goTo = (finding: Finding) => {
    const [part, written] = finding.path
    const other = languages.find((one) => part === 'bodies' && one === written)
    if (other !== undefined) show(other)
    // The fields of another language are drawn first.
    requestAnimationFrame(() => focusAt(form.current, finding.path))
  }

  return (
    <>
      {draft.state === 'conflict' && (
        <Banner tone="error" icon={GitCompare} title={t('content.conflict')}>
          {t('content.conflictHelp')}{' '}
          <Button size="small" onClick={draft.keepMine}>
            {t('content.keepMine')}
          </Button>
          <Button size="small" onClick={draft.takeTheirs}>
            {t('content.takeTheirs')}
          </Button>
        </Banner>
      )}
      {!mayEdit && <Banner tone="info" icon={Lock} title={t('content.readOnly')} />}
      <ContentHead
        draft={draft}
        language={language}
        errors={findings.filter(({ level }) => level === 'error')}
        onShow={goTo}
      />
      <ProblemAlert problem={draft.problem} />
      <Box sx={{ display: 'flex', flex: 1, flexDirection: { xs: 'column', lg: 'row' }, minHeight: 0 }}>
        <Box
          ref={form}
          onBlur={draft.history.rest}
          sx={{
            flex: 1,
            minWidth: 0,
            px: { xs: 4, md: 7 },
            py: 4,
            display: 'grid',
            gridTemplateColumns: 'minmax(0, 1fr)',
            gap: 4,
            alignContent: 'start',
          }}
        >
          <ContentSettings content={content} onChange={setContent} disabled={!mayEdit} />
          <LanguageTabs content={content} onChange={setContent} shown={language} onShow={show} disabled={!mayEdit} />
          <FieldFindings value={findings}>
            {content.channel === 'email' ? (
              <EmailForm
                key={language}
                content={content}
                language={language}
                onChange={setContent}
                sender={settings?.sender ?? null}
                disabled={!mayEdit}
              />
            ) : (
              <SmsForm
                key={language}
                content={content}
                language={language}
                onChange={setContent}
                frame={frame}
                disabled={!mayEdit}
              />
            )}
          </FieldFindings>
          <Findings findings={findings} onShow={goTo} />
        </Box>
        <Preview content={content} language={language} />
      </Box>
    </>
  )
}

/** Undo and redo by keys, wherever the focus is; a dialog has its own. */
function useUndoKeys({ undo, redo }: Pick<ContentDraft['history'], 'undo' | 'redo'>, mayEdit: boolean) {
  const latest = useRef({ undo, redo })
  useEffect(() => {
    latest.current = { undo, redo }
  })
  useEffect(() => {
    if (!mayEdit) return undefined
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return
      if (event.isComposing || (event.target instanceof Element && event.target.closest('[role="dialog"]') !== null))
        return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) latest.current.redo()
      else latest.current.undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [mayEdit])
}

/** The language in the address; else the reader's own, as far as the content has it; else the first that it has. */
function useShownLanguage(written: readonly string[]) {
  const navigate = useNavigate({ from: '/content/$id' })
  const asked = useSearch({ from: '/shell/content/$id' }).language
  const own = useLanguage()
  const first = [own, ...languages].find((language) => written.includes(language)) ?? own
  return {
    language: asked ?? first,
    show: (language: Language) => void navigate({ search: { language }, replace: true }),
  }
}

/** Puts the cursor where a finding points: the field under the longest part of its path that there is one for. */
function focusAt(form: HTMLElement | null, path: readonly (string | number)[]) {
  for (let length = path.length; length > 0; length -= 1) {
    const place = form?.querySelector(`[data-field="${CSS.escape(path.slice(0, length).join('.'))}"]`)
    const control = place?.querySelector('input, textarea, button')
    if (place === null || place === undefined) continue
    place.scrollIntoView({ block: 'center' })
    if (control instanceof HTMLElement) control.focus()
    return
  }
}

import Button, { type ButtonProps } from '@mui/material/Button'
import { useNavigate } from '@tanstack/react-router'
import { importJourney, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { jsonSchema } from '@trailwright/shared/problem/json.ts'
import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../../client/hooks.ts'
import { useProblemText } from '../../i18n/problem-text.ts'
import { useToast } from '../../ui/ToastProvider.tsx'

/** Takes a journey from a file that was exported here or elsewhere, and opens it. */
export function ImportButton(props: Pick<ButtonProps, 'variant' | 'startIcon'>) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const toast = useToast()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const send = useSend(importJourney, [listJourneys])

  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const chosen = target.files?.[0]
    if (chosen === undefined) return
    const file = parse(await chosen.text())
    // The same file can be chosen again after it was mended.
    target.value = ''
    if (file === undefined) return toast({ text: t('journeys.importUnreadable') })
    send.mutate(
      { body: { file } },
      {
        onSuccess: ({ id, findings }) => {
          const count = findings.length
          toast({ text: count === 0 ? t('journeys.importedWhole') : t('journeys.imported', { count }) })
          void navigate({ to: '/journeys/$id', params: { id } })
        },
        onError: (problem) => toast({ text: problemText(problem) }),
      },
    )
  }

  return (
    <>
      <Button {...props} disabled={send.isPending} onClick={() => input.current?.click()}>
        {t('journeys.importFile')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
        aria-label={t('journeys.importFile')}
        onChange={(event) => void take(event)}
      />
    </>
  )
}

function parse(text: string) {
  try {
    return jsonSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

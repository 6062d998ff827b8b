import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { Link } from '@tanstack/react-router'
import { type ErrorGroup, listErrorPeople, listErrors, resolveErrors } from '@trailwright/shared/wire/errors.ts'
import { getCounts, getVersion, listInside } from '@trailwright/shared/wire/journeys.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute, useSend } from '../../client/hooks.ts'
import { useMay } from '../../client/session.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { kindName } from '../../state/words.ts'
import { AvatarStack } from '../../ui/AvatarStack.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useFormat } from '../../ui/use-format.ts'
import { useToast } from '../../ui/ToastProvider.tsx'
import { tidied } from '../people/why/tidied.ts'
import { useWhyWords } from '../people/why/why-words.ts'
import { errorWords } from './error-words.ts'
import { HeldPeople } from './HeldPeople.tsx'
import { MendLink } from './MendLink.tsx'

type Way = ErrorGroup['ways'][number]

/** One cause: the sentence, where it happens, who is held, and the ways out. */
export function ErrorCard({ group }: { group: ErrorGroup }) {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const toast = useToast()
  const mayPublish = useMay('publish')
  const words = useWhyWords()
  const [opened, setOpened] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Way | null>(null)
  const resolve = useSend(resolveErrors, [listErrors, listErrorPeople, getCounts, listInside])
  const { journey } = group
  const version = useRoute(
    getVersion,
    { params: { journey: journey?.id ?? '', version: journey?.version ?? 0 } },
    { enabled: journey !== null },
  ).data
  const node = journey === null ? undefined : version?.journey.nodes[journey.node]
  const step = node === undefined ? (journey?.node ?? '') : (node.label ?? kindName(node, language))
  const counted = t('errors.people', { count: group.people, number: format.number(group.people) })
  const { title, help, mend } = errorWords(words, group, { config: node?.config, people: counted })
  const people = chosen.size === 0 ? group.people : chosen.size

  const send = (then: Way) =>
    resolve.mutate(
      { params: { group: group.id }, body: { then, only: chosen.size === 0 ? null : [...chosen] } },
      {
        onSuccess: ({ people: count }) => {
          setAsked(null)
          setChosen(new Set())
          toast({ text: t(`errors.done.${then}`, { count, number: format.number(count) }) })
        },
      },
    )
  const press = (then: Way) => () =>
    then === 'retry' && group.cause !== 'unknown_outcome' ? send(then) : setAsked(then)

  return (
    <Box
      component="section"
      aria-label={title}
      data-testid="error-group"
      sx={{ border: 1, borderColor: 'divider', borderRadius: '12px', bgcolor: 'background.paper' }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, p: 4 }}>
        <Box sx={{ flex: 1, minWidth: 260, display: 'grid', gap: 1 }}>
          <Typography variant="h4">{title}</Typography>
          <Typography variant="body2" color="textSecondary">
            {help}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {journey !== null && (
              <>
                <Link
                  to="/journeys/$id"
                  params={{ id: journey.id }}
                  search={{ lens: 'build', node: journey.node }}
                  style={{ color: 'inherit' }}
                >
                  {t('errors.at', { journey: journey.name, step })}
                </Link>
                {' · '}
              </>
            )}
            {tidied(t('errors.since', { first: format.ago(group.firstAt), last: format.ago(group.lastAt) }))}
          </Typography>
          {mend !== null && (
            <Box sx={{ ml: -2 }}>
              <MendLink mend={mend} journey={journey} />
            </Box>
          )}
        </Box>
        <Box sx={{ display: 'grid', gap: 1, justifyItems: 'end' }}>
          <Typography variant="h3">{counted}</Typography>
          <AvatarStack names={group.samples.map(({ name }) => name)} />
          <Button size="small" aria-expanded={opened} onClick={() => setOpened(!opened)}>
            {t(opened ? 'errors.hidePeople' : 'errors.showPeople')}
          </Button>
        </Box>
      </Box>
      {opened && <HeldPeople group={group.id} chosen={chosen} onChoose={setChosen} />}
      {mayPublish && (
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: 2,
            justifyContent: 'flex-end',
            p: 3,
            borderTop: 1,
            borderColor: 'divider',
          }}
        >
          {chosen.size > 0 && (
            <Typography variant="body2" color="textSecondary" sx={{ flex: 1, alignSelf: 'center' }}>
              {t('errors.chosen', { count: chosen.size, number: format.number(chosen.size) })}
            </Typography>
          )}
          {(['leave', 'skip', 'retry'] as const)
            .filter((way) => group.ways.includes(way))
            .map((way) => (
              <Button
                key={way}
                size="small"
                variant={way === 'retry' ? 'contained' : 'outlined'}
                disabled={resolve.isPending}
                onClick={press(way)}
              >
                {t(way === 'retry' && group.cause === 'unknown_outcome' ? 'errors.sendAgain' : `errors.ways.${way}`)}
              </Button>
            ))}
        </Box>
      )}
      <ConfirmDialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        onConfirm={() => asked !== null && send(asked)}
        title={t(`errors.ask.${asked ?? 'leave'}`, { count: people, number: format.number(people) })}
        verb={t(asked === 'retry' ? 'errors.sendAgain' : `errors.verbs.${asked ?? 'leave'}`)}
        danger={asked !== 'skip'}
        busy={resolve.isPending}
        problem={resolve.error}
      >
        {t(`errors.askHelp.${asked ?? 'leave'}`)}
      </ConfirmDialog>
    </Box>
  )
}

import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import { inWords } from '@trailwright/shared/diff/in-words.ts'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStepNames } from '../../../canvas/step-names.ts'
import { PhraseText } from '../../../ui/PhraseText.tsx'
import type { Entry } from './compare-graphs.ts'
import { SignMark } from './SignMark.tsx'

interface EntryListProps {
  readonly entries: readonly Entry[]
  /** The one that is being looked at. */
  readonly index: number | null
  readonly onChoose: (index: number) => void
}

/** What changed, a sentence each; a click shows where. */
export function EntryList({ entries, index, onChoose }: EntryListProps) {
  const { t } = useTranslation()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const item = index === null ? undefined : list.current?.children[index]
    item?.scrollIntoView({ block: 'nearest' })
  }, [index])
  return (
    <Box
      component="ul"
      ref={list}
      aria-label={t('history.changesList')}
      data-testid="difference-list"
      sx={{ m: 0, p: 0, listStyle: 'none' }}
    >
      {entries.map((entry, at) => (
        <li key={entry.key}>
          <ButtonBase
            aria-current={at === index ? 'true' : undefined}
            onClick={() => onChoose(at)}
            sx={{
              display: 'flex',
              gap: 2.5,
              width: '100%',
              minHeight: 40,
              p: 2,
              alignItems: 'flex-start',
              justifyContent: 'flex-start',
              textAlign: 'left',
              borderRadius: '8px',
              typography: 'body2',
              overflowWrap: 'anywhere',
              bgcolor: at === index ? 'primary.soft' : 'transparent',
              '&:hover': { bgcolor: at === index ? 'primary.soft' : 'surface.hover' },
            }}
          >
            <SignMark mark={entry.mark} />
            <Box component="span" sx={{ minWidth: 0 }}>
              <EntryText entry={entry} />
            </Box>
          </ButtonBase>
        </li>
      ))}
    </Box>
  )
}

const thingWords = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const

/** One change as a sentence. */
export function EntryText({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const names = useStepNames()
  if (entry.type === 'change') return <PhraseText phrase={inWords(entry.change, names)} />
  if (entry.type === 'moved') return <>{t('history.things.moved', { count: entry.count })}</>
  return <>{t(`history.things.${entry.type}${thingWords[entry.mark]}`, { text: entry.text })}</>
}

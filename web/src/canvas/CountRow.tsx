import { useTranslation } from 'react-i18next'
import type { StepCounts } from '../state/lens.ts'
import { useFormat } from '../ui/use-format.ts'
import { classes } from './classes.ts'
import styles from './node-card.module.css'
import { type PeopleBehind, useShowPeople } from './people-behind.ts'

interface CountRowProps {
  readonly step: string
  readonly counts: StepCounts
  readonly isEnd: boolean
}

/** How many came, are here now and are held. Zeros are not shown; a click lists the people. */
export function CountRow({ step, counts, isEnd }: CountRowProps) {
  const { t } = useTranslation()
  const { arrived, hereNow, held } = counts
  return (
    <div className={classes(styles.countRow, 'nodrag')}>
      {isEnd ? (
        <Count step={step} which="left" people={counts.left} word={t('live.leftHere')} />
      ) : (
        <Count step={step} which="arrived" people={arrived} word={t('live.entered')} />
      )}
      {hereNow - held > 0 && (
        <Count step={step} which="here" people={hereNow - held} word={t('live.hereNow')} chip={styles.here} />
      )}
      {held > 0 && <Count step={step} which="held" people={held} word={t('live.held')} chip={styles.heldCount} />}
    </div>
  )
}

interface CountProps {
  readonly step: string
  readonly which: PeopleBehind['which']
  readonly people: number
  readonly word: string
  readonly chip?: string | undefined
}

function Count({ step, which, people, word, chip }: CountProps) {
  const format = useFormat()
  const showPeople = useShowPeople()
  return (
    <button
      type="button"
      data-testid={`count-${which}`}
      className={classes(styles.count, chip !== undefined && styles.chip, chip)}
      onClick={(event) => {
        event.stopPropagation()
        showPeople({ node: step, which })
      }}
    >
      <strong>{format.number(people)}</strong> {word}
    </button>
  )
}

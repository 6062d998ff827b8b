import Typography from '@mui/material/Typography'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import type { Json, JsonObject } from '@trailwright/shared/problem/json.ts'
import { countCondition } from '@trailwright/shared/wire/people.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useFormat } from '../../ui/use-format.ts'
import { isAboutPerson, isIncomplete } from './condition-draft.ts'

const restMs = 400

/** How many people fit now; undefined while the condition is unfinished, looks at more than the person, or none is given. */
function useCount(condition: Json | undefined) {
  const [rested, setRested] = useState(condition)
  const key = JSON.stringify(condition)
  useEffect(() => {
    const timer = setTimeout(() => setRested(key === undefined ? undefined : JSON.parse(key)), restMs)
    return () => clearTimeout(timer)
  }, [key])
  const isWhole = rested !== undefined && !isIncomplete(rested) && isAboutPerson(rested)
  const read = isWhole ? conditionSchema.safeParse(rested) : undefined
  const asked = read?.success === true ? read.data : undefined
  const count = useRoute(
    countCondition,
    { body: { condition: asked ?? { all: [] } } },
    { enabled: asked !== undefined, keepPrevious: true },
  )
  return asked === undefined || count.isError ? undefined : { answer: count.data }
}

/** "3,412 people match now" */
export function PeopleCount({ condition }: { condition: Json | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const counted = useCount(condition)
  if (counted === undefined) return null
  const { answer } = counted
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      aria-live="polite"
      title={answer === undefined ? undefined : t('configure.condition.ofAll', { of: format.number(answer.of) })}
    >
      {answer === undefined
        ? t('inspector.condition.counting')
        : t('configure.condition.count', { count: answer.count, people: format.number(answer.count) })}
    </Typography>
  )
}

/** How many people did an event lately, as far as its filter lets it be told. */
export function DoersCount({ event, where }: { event: string; where: Json | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lately: JsonObject = { did: event, measure: 'count', is: '>=', value: 1, window: { last: 'P30D' } }
  const counted = useCount(event === '' ? undefined : where === undefined ? lately : { ...lately, where })?.answer
  if (counted === undefined) return null
  return (
    <Typography variant="caption" color="textSecondary" aria-live="polite" component="div">
      {t('configure.condition.did', { count: counted.count, people: format.number(counted.count) })}
    </Typography>
  )
}

/** The bare number, beside one condition. */
export function LineCount({ condition }: { condition: Json }) {
  const { t } = useTranslation()
  const format = useFormat()
  const count = useCount(condition)?.answer?.count
  if (count === undefined) return null
  const number = format.number(count)
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      sx={{ lineHeight: '30px', minWidth: 44, textAlign: 'right' }}
      title={t('configure.condition.count', { count, people: number })}
    >
      {number}
    </Typography>
  )
}

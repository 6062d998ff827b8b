import Typography from '@mui/material/Typography'
import { conditionSchema } from '@trailwright/shared/condition/schema.ts'
import type { Json } from '@trailwright/shared/problem/json.ts'
import { countCondition } from '@trailwright/shared/wire/people.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoute } from '../../client/hooks.ts'
import { useFormat } from '../../ui/use-format.ts'
import { isAboutPerson } from './condition-draft.ts'

const restMs = 400

/** How many people fit now; nothing while the condition is unfinished or looks at more than the person. */
export function PeopleCount({ condition }: { condition: Json | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [rested, setRested] = useState(condition)
  useEffect(() => {
    const timer = setTimeout(() => setRested(condition), restMs)
    return () => clearTimeout(timer)
  }, [condition])
  const read = rested !== undefined && isAboutPerson(rested) ? conditionSchema.safeParse(rested) : undefined
  const asked = read?.success === true ? read.data : undefined
  const count = useRoute(
    countCondition,
    { body: { condition: asked ?? { all: [] } } },
    { enabled: asked !== undefined, keepPrevious: true },
  )
  if (asked === undefined || count.isError) return null
  return (
    <Typography variant="caption" color="textSecondary" aria-live="polite">
      {count.data === undefined
        ? t('inspector.condition.counting')
        : t('inspector.condition.count', { people: format.number(count.data.count), of: format.number(count.data.of) })}
    </Typography>
  )
}

import type { EventFact } from '../condition/facts.ts'
import { readReference } from '../condition/read.ts'
import type { JsonObject } from '../problem/json.ts'
import type { Effect } from '../step/effect.ts'
import type { Goal } from '../journey/schema.ts'
import { elapse } from './elapse.ts'
import { change, end, say, scopeOf, type Work } from './work.ts'

/** Effects of a node are numbered from 0 within a visit; those of goals reached by an event from here. */
const firstGoalEffect = 1000

/** A passage that another took up goes on there, and its goals with it. */
const takenUp = new Set(['restarted', 'merged'])

const isReachedBy = (work: Work, goal: Goal, event: EventFact): boolean => {
  const { goals, enteredAt, ended } = work.enrollment
  if (goal.on === null || goal.on.event !== event.name || goals.includes(goal.id)) return false
  if (ended !== null && takenUp.has(ended.reason)) return false
  if (event.at < enteredAt) return false
  if (goal.window !== null && event.at > elapse(enteredAt, goal.window, work.program.journey.zone)) return false
  const { where } = goal.on
  return where === undefined || work.program.evaluator(where)(scopeOf(work, event), work.at).value === true
}

/** Counts a goal, once an enrollment; ends the enrollment if the goal says so and it has not ended. */
const count = (work: Work, effect: Extract<Effect, { type: 'goal' }>, values: JsonObject): void => {
  const goal = work.program.journey.goals.find(({ id }) => id === effect.goal)
  work.effects.push(effect)
  say(work, { code: 'goal', values: { goal: effect.goal, value: effect.value, ...values } })
  change(work, { goals: [...work.enrollment.goals, effect.goal] })
  const { status, node } = work.enrollment
  if (goal?.ends === true && status !== 'ended') end(work, 'goal', 'success', node, { goal: goal.id })
}

/** Goals see an event first, also after the person has left, within their window. */
export const countGoalsOf = (work: Work, event: EventFact): void => {
  for (const [index, goal] of work.program.journey.goals.entries()) {
    if (!isReachedBy(work, goal, event)) continue
    const { id, visit } = work.enrollment
    const worth = goal.value === null ? null : readReference(goal.value.from, scopeOf(work, event))
    const value = typeof worth === 'number' ? worth : null
    const key = `${id}:${visit}:${firstGoalEffect + index}`
    count(work, { type: 'goal', key, goal: goal.id, value }, { event: event.name, id: event.id, eventAt: event.at })
  }
}

/** A step marks a goal; the second time it counts nothing. */
export const countMarkedGoal = (work: Work, effect: Extract<Effect, { type: 'goal' }>): void => {
  if (!work.enrollment.goals.includes(effect.goal)) count(work, effect, {})
}

import { z } from 'zod'
import { error } from '../../../problem/finding.ts'
import type { JsonObject } from '../../../problem/json.ts'
import { draw } from '../../../hash/hash.ts'
import { defineNode } from '../../define.ts'
import { itemIn, labelledPorts, portNameSchema } from '../../labelled-ports.ts'
import { bold, sentence } from '../../phrase.ts'
import { checkDistinct } from '../../references-check.ts'
import { numberIn, objectsIn } from '../../unfinished.ts'
import { splitRandomText as text, splitRandomWords as words } from './split-random.text.ts'

const armSchema = z.strictObject({
  id: portNameSchema,
  label: z.string().max(60).default(''),
  weight: z.number().min(0).max(1000),
})
type Arm = z.infer<typeof armSchema>

const total = (arms: readonly Arm[]): number => arms.reduce((sum, { weight }) => sum + weight, 0)

/** The arm on whose stretch a number in [0, 1) falls; arms lie side by side in their order, so earlier ones keep theirs. */
const armAt = (arms: readonly Arm[], position: number): Arm | undefined => {
  const target = position * total(arms)
  let end = 0
  const chosen = arms.find(({ weight }) => target < (end += weight))
  return chosen ?? arms.findLast(({ weight }) => weight > 0)
}

/** By chance, the same every time it is asked: the draw is a hash of salt and seed. */
export const splitRandom = defineNode({
  kind: 'split.random',
  v: 1,
  family: 'decide',
  icon: 'dices',
  config: z.strictObject({
    arms: z.array(armSchema).min(2).max(10),
    sticky: z.boolean().default(true),
    /** Steps with the same salt draw the same; null: journey and step. */
    salt: z.string().min(1).max(200).nullable().default(null),
  }),
  defaults: () => ({
    arms: [
      { id: 'a', label: 'A', weight: 50 },
      { id: 'b', label: 'B', weight: 50 },
    ],
    sticky: true,
    salt: null,
  }),
  fields: {
    arms: { widget: 'weights', section: 'what' },
    sticky: { widget: 'toggle', section: 'advanced' },
    salt: { widget: 'text', section: 'advanced' },
  },
  ports: (config) => labelledPorts(config, 'arms'),
  check: ({ arms }) => [
    ...checkDistinct(
      'config.id-twice',
      arms.map(({ id }, index) => ({ name: id, path: ['arms', index, 'id'] })),
    ),
    ...(total(arms) > 0 ? [] : [error('split.no-weight', { path: ['arms'] })]),
  ],
  draws: ({ salt }) => salt === null || salt === undefined,
  effects: [],
  text,
  summary: (config, names) => {
    const { shares, between, addArms } = words[names.language]
    const weights = objectsIn(config, 'arms').map((arm) => bold(names.number(numberIn(arm, 'weight') ?? 0)))
    const apart = weights.flatMap((weight, index) => (index === 0 ? [weight] : [between, weight]))
    return apart.length === 0 ? [{ missing: addArms }] : sentence(shares, { shares: apart })
  },
  portWords: (config, port, names) => {
    const weightOf = (arm: JsonObject): number => numberIn(arm, 'weight') ?? 0
    const sum = objectsIn(config, 'arms').reduce((all, arm) => all + weightOf(arm), 0)
    return sum > 0 ? `${names.number(Math.round((100 * weightOf(itemIn(config, 'arms', port))) / sum))}%` : undefined
  },
  upgrades: [],
  step: ({ arms, sticky, salt }, { journey, node, seed, enrollment }) => {
    const position = draw(salt ?? `${journey}/${node}`, sticky ? seed : enrollment)
    const arm = armAt(arms, position)
    if (arm === undefined) throw new Error(`No arm has any weight at ${node}`)
    return { type: 'go', port: arm.id, values: { arm: arm.id, draw: position } }
  },
})

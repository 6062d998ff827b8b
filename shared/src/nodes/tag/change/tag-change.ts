import { z } from 'zod'
import { defineNode } from '../../define.ts'
import { bold, sentence } from '../../phrase.ts'
import { textIn } from '../../unfinished.ts'
import { tagChangeText as text, tagChangeWords as words } from './tag-change.text.ts'

/** Puts a tag on the person, or takes it off. */
export const tagChange = defineNode({
  kind: 'tag.change',
  v: 1,
  family: 'data',
  icon: 'tag',
  config: z.strictObject({ change: z.enum(['add', 'remove']).default('add'), tag: z.string().min(1).max(100) }),
  defaults: () => ({ change: 'add', tag: '' }),
  fields: {
    change: { widget: 'choice', section: 'what', options: ['add', 'remove'] },
    tag: { widget: 'tag', section: 'what' },
  },
  ports: () => [{ name: 'next' }],
  effects: ['updatePerson'],
  text,
  summary: (config, names) => {
    const { add, remove, chooseTag } = words[names.language]
    const tag = textIn(config, 'tag')
    return tag === undefined
      ? [{ missing: chooseTag }]
      : sentence(config['change'] === 'remove' ? remove : add, { tag: bold(tag) })
  },
  upgrades: [],
  step: ({ change, tag }) => ({
    type: 'go',
    port: 'next',
    effects: [{ type: 'updatePerson', ops: [{ op: change === 'add' ? 'tag' : 'untag', tag }] }],
  }),
})

import type { Screen } from './screen.ts'

interface Places {
  readonly editor: string
  readonly person: string
  readonly content: string
  readonly segment: string
}

const lists = [
  ['journeys', '/'],
  ['people', '/people'],
  ['segments', '/segments'],
  ['contents', '/content'],
  ['outbox', '/outbox'],
  ['events', '/events'],
  ['errors', '/errors'],
] as const

/** The same pages while nothing answers, when nothing can be read, without a network, and for readers who may only look. */
export const stateScreens = ({ editor, person, content, segment }: Places): readonly Screen[] => {
  const pages = [...lists, ['editor', editor], ['person', person], ['settings', '/settings/workspace']] as const
  const viewed = [
    ...([
      ['journeys', '/'],
      ['editor', editor],
      ['live', `${editor}?lens=live`],
    ] as const),
    ...([
      ['content', content],
      ['segment', segment],
      ['settings', '/settings/workspace'],
    ] as const),
  ]
  return [
    ...pages.map(([name, path]): Screen => ({ name: `loading-${name}`, path, state: 'loading' })),
    ...pages.map(([name, path]): Screen => ({ name: `failing-${name}`, path, state: 'failing' })),
    { name: 'offline-journeys', path: '/', state: 'offline' },
    { name: 'offline-editor', path: editor, state: 'offline' },
    ...viewed.map(([name, path]): Screen => ({ name: `viewing-${name}`, path, state: 'viewing' })),
  ]
}

/** Before anything was made. */
export const emptyScreens: readonly Screen[] = [
  ...lists.map(([name, path]): Screen => ({ name: `empty-${name}`, path })),
  { name: 'empty-start', path: '/start' },
]

import { getDelivery, listContents, listDeliveries } from '@trailwright/shared/wire/contents.ts'
import { listInside, listJourneys } from '@trailwright/shared/wire/journeys.ts'
import { listSegments } from '@trailwright/shared/wire/people.ts'
import { inviteMember, listMembers, resetMember } from '@trailwright/shared/wire/settings.ts'
import type { Owner } from '../actions/first-owner.ts'
import type { Product } from '../harness/product.ts'
import { changeScreens } from './change-pages.ts'
import { configureScreens } from './configure-pages.ts'
import { outlineScreens } from './outline-pages.ts'
import { historyScreens } from './history-pages.ts'
import type { Screen } from './screen.ts'
import { sourceScreens } from './source-pages.ts'
import { stateScreens } from './state-pages.ts'
import { teamScreens } from './team-pages.ts'

const settings = [
  'workspace',
  'members',
  'sender',
  'email',
  'sms',
  'contact-rules',
  'retention',
  'write-keys',
  'secrets',
]

const pathOf = (link: string): string => {
  const { pathname, search } = new URL(link)
  return pathname + search
}

/** Every page of the demo shop, with something on it. */
export const screensOf = async (owner: Owner, product: Product): Promise<readonly Screen[]> => {
  const { api } = owner
  const journeys = listJourneys.response.parse(await api.get('/api/v1/journeys')).items
  const live = journeys.toSorted((a, b) => b.inside - a.inside)[0]
  const editor = `/journeys/${live?.id}`
  const inside = listInside.response.parse(await api.get(`/api/v1${editor}/people?which=inside&limit=1`)).items[0]
  const contents = listContents.response.parse(await api.get('/api/v1/contents')).items
  const contentOf = (channel: string) => `/content/${contents.find((row) => row.channel === channel)?.id}`
  const segments = listSegments.response.parse(await api.get('/api/v1/segments')).items
  const deliveries = listDeliveries.response.parse(await api.get('/api/v1/deliveries?channel=email&limit=20')).items
  const delivery = deliveries.find(({ status }) => status === 'outbox' || status === 'sent')?.id ?? ''
  const mail = getDelivery.response.parse(await api.get(`/api/v1/deliveries/${delivery}`))
  const html = mail.rendered?.channel === 'email' ? mail.rendered.html : ''
  const links = [...new Set([...html.matchAll(/\/r\/[\w.-]+/g)].map(([link]) => link))]
  const invited = inviteMember.response.parse(
    await api.post('/api/v1/invitations', { email: 'xu.lan@shanye.example', role: 'editor' }),
  )
  const [member] = listMembers.response.parse(await api.get('/api/v1/members')).members
  const reset = resetMember.response.parse(await api.post(`/api/v1/members/${member?.user}/reset`, {}))
  const person = `/people/${inside?.person.id}`
  return [
    { name: 'sign-in', path: '/sign-in', signedOut: true },
    { name: 'invitation', path: pathOf(invited.link), signedOut: true },
    { name: 'reset', path: pathOf(reset.link), signedOut: true },
    ...links.map((path, index): Screen => ({ name: `recipient-${index + 1}`, path, signedOut: true })),
    { name: 'start', path: '/start' },
    { name: 'journeys', path: '/' },
    { name: 'editor-build', path: editor },
    {
      name: 'editor-step',
      path: editor,
      open: (page) =>
        page
          .getByTestId('step')
          .nth(1)
          .click({ position: { x: 60, y: 16 } }),
    },
    { name: 'editor-simulate', path: `${editor}?lens=simulate` },
    { name: 'editor-live', path: `${editor}?lens=live` },
    {
      name: 'editor-live-people',
      path: `${editor}?lens=live`,
      open: (page) => page.getByTestId('count-arrived').first().click(),
    },
    {
      name: 'editor-publish',
      path: editor,
      open: (page, words) => page.getByRole('button', { name: words.editor.publish.button }).click(),
    },
    { name: 'people', path: '/people' },
    { name: 'person', path: person },
    { name: 'person-steps', path: `${person}?kind=step` },
    { name: 'segments', path: '/segments' },
    { name: 'segment', path: `/segments/${segments[0]?.id}` },
    { name: 'contents', path: '/content' },
    { name: 'content-email', path: contentOf('email') },
    { name: 'content-sms', path: contentOf('sms') },
    { name: 'outbox', path: '/outbox' },
    { name: 'outbox-message', path: `/outbox?delivery=${delivery}` },
    { name: 'events', path: '/events' },
    ...settings.map((name): Screen => ({ name: `settings-${name}`, path: `/settings/${name}` })),
    { name: 'help', path: '/help' },
    { name: 'not-found', path: '/nothing-is-here' },
    { name: 'errors-none', path: '/errors' },
    ...stateScreens({ editor, person, content: contentOf('email'), segment: `/segments/${segments[0]?.id}` }),
    ...outlineScreens(editor),
    ...sourceScreens(editor),
    ...(await teamScreens(owner)),
    ...(await historyScreens(owner)),
    ...(await configureScreens(owner, {
      editor,
      segment: `/segments/${segments[0]?.id}`,
      email: contentOf('email'),
      sms: contentOf('sms'),
    })),
    ...(await changeScreens(owner, product, { editor, person })),
  ]
}

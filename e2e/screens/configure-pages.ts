import type { Page } from '@playwright/test'
import { saveContent, getContent } from '@trailwright/shared/wire/contents.ts'
import type { Owner } from '../actions/first-owner.ts'
import type { Words } from '../actions/words.ts'
import type { Screen } from './screen.ts'

interface Places {
  readonly editor: string
  readonly segment: string
  readonly email: string
  readonly sms: string
}

/** An SMS whose signs make it dear. */
const writeDearSigns = async ({ api }: Owner, path: string): Promise<void> => {
  const at = `/api/v1${path.replace('/content', '/contents')}`
  const { content, rev } = getContent.response.parse(await api.get(at))
  if (content.channel !== 'sms') throw new Error('This content is no SMS')
  const bodies = { ...content.bodies, en: { text: 'It’s here – come and see 🎁' } }
  saveContent.response.parse(await api.put(at, { content: { ...content, bodies }, rev }))
}

const namesDialog = async (page: Page, words: Words): Promise<void> => {
  await page.getByRole('button', { name: words.names.open }).click()
  await page.getByRole('button', { name: words.names.kinds.property }).click()
}

/** What is configured: conditions with groups and a token that lacks something, values while one types, names. */
export const configureScreens = async (owner: Owner, places: Places): Promise<readonly Screen[]> => {
  await writeDearSigns(owner, places.sms)
  return [
    {
      name: 'configure-group',
      path: places.segment,
      open: async (page, words) => {
        await page.getByRole('button', { name: words.configure.condition.addGroup }).last().click()
      },
    },
    {
      name: 'configure-token',
      path: places.segment,
      open: async (page) => page.getByTestId('token').nth(1).click(),
    },
    {
      name: 'configure-trigger',
      path: places.editor,
      open: async (page) => page.getByTestId('step').first().click(),
    },
    {
      name: 'configure-dark',
      path: places.email,
      open: (page, words) => page.getByRole('button', { name: words.compose.dark }).click(),
    },
    { name: 'configure-sms', path: `${places.sms}?language=en` },
    { name: 'configure-names', path: '/events', open: namesDialog },
    // Last, for it leaves a half written text behind.
    {
      name: 'configure-values',
      path: places.email,
      open: async (page, words) => {
        await page.getByRole('textbox', { name: words.content.preheader }).fill('{{ ')
      },
    },
  ]
}

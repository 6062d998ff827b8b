import type { Page } from '@playwright/test'
import type { Words } from './words.ts'

export interface Email {
  readonly name: string
  readonly subject: string
  readonly text: string
  readonly button: { readonly text: string; readonly href: string }
}

export const writeEmail = async (page: Page, words: Words, email: Email): Promise<void> => {
  const language = words.app.members_other.includes('people') ? 'en' : 'zh-CN'
  const made = await page.request.post(new URL('/', page.url()).origin + '/api/v1/contents', {
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
    data: {
      content: {
        name: email.name,
        category: 'marketing',
        channel: 'email',
        bodies: {
          [language]: {
            subject: email.subject,
            preheader: '',
            blocks: [
              { id: 'a', type: 'text', text: email.text },
              { id: 'b', type: 'button', ...email.button },
            ],
          },
        },
      },
    },
  })
  const { row } = await made.json()
  await page.request.post(new URL('/', page.url()).origin + `/api/v1/contents/${row.id}/publish`, {
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
    data: {},
  })
}

import { canvasOf } from '../actions/canvas.ts'
import { invitedColleague } from '../actions/colleague.ts'
import { drawnJourney, type Drawing } from '../actions/drawn-journey.ts'
import { draftIsSaved } from '../actions/journey.ts'
import { openSettings } from '../actions/settings.ts'
import {
  askForReview,
  closeSheet,
  comment,
  commentsOf,
  lookAgain,
  openComments,
  openPublishSheet,
  reviewIs,
} from '../actions/team.ts'
import { filled, wordsIn } from '../actions/words.ts'
import type { StoryLanguage } from '../harness/language.ts'
import { expect, test } from '../harness/test.ts'

const drawing: Drawing = {
  name: 'Thank you',
  steps: [
    { id: 'called', kind: 'trigger.api', x: 0, y: 0 },
    { id: 'pause', label: 'A while', kind: 'wait.for', x: 0, y: 160, config: { duration: 'PT2H' } },
    { id: 'out', kind: 'exit', x: 0, y: 320, config: { reason: 'done' } },
  ],
  lines: ['called:next>pause', 'pause:next>out'],
}

test('two people in one journey see each other, and talk about a step that one of them deletes', async ({
  page,
  owner,
  product,
  browser,
}) => {
  const words = wordsIn('en')
  const address = await drawnJourney(page, owner, product.url, drawing)
  const canvas = canvasOf(page, 'en')
  await expect(canvas.steps('wait.for')).toBeVisible()
  const max = await invitedColleague(browser, product, owner, { name: 'Max Braun', role: 'editor', language: 'en' })
  await max.page.goto(address)
  const his = canvasOf(max.page, 'en')
  const others = page.getByTestId('others-here')

  await test.step('the other one stands in the bar, and at the step that he has selected', async () => {
    await expect(max.page.getByTestId('others-here')).toHaveAccessibleName(/Chen Yu/)
    await his.select(his.steps('wait.for'))
    await lookAgain(page)
    await expect(others).toHaveAccessibleName(/Max Braun/)
    await expect(canvas.steps('wait.for').getByTestId('other-here')).toHaveText('Max Braun', { timeout: 20_000 })
  })

  await test.step('a comment counts on the step, names its reader and is answered', async () => {
    await openComments(max.page, words)
    const label = filled(words.comments.writeStep, { step: 'A while' })
    const field = commentsOf(max.page).getByRole('combobox', { name: label, exact: true })
    await field.pressSequentially('Two hours, @che')
    await max.page.getByRole('option', { name: 'Chen Yu' }).click()
    await expect(field).toHaveValue('Two hours, @Chen Yu ')
    await field.press('ControlOrMeta+Enter')
    await expect(his.steps('wait.for').getByTestId('comment-count')).toHaveText('1')

    await lookAgain(page)
    await canvas.steps('wait.for').getByTestId('comment-count').click()
    const thread = commentsOf(page).getByTestId('thread')
    await expect(thread).toContainText(words.comments.mentionsYou)
    await thread.getByRole('button', { name: words.comments.reply, exact: true }).click()
    await comment(page, filled(words.comments.replyTo, { name: 'Max Braun' }), 'They asked for it')
    await expect(thread.getByTestId('comment')).toHaveCount(2)
  })

  await test.step('what one draws the other sees, and comments on a deleted step stay', async () => {
    await canvas.select(canvas.steps('wait.for'))
    await page.keyboard.press('Delete')
    await draftIsSaved(page)
    await lookAgain(max.page)
    await expect(his.steps('wait.for')).toHaveCount(0)
    const panel = commentsOf(max.page)
    await expect(panel.getByText(words.comments.removedSteps)).toBeVisible()
    await expect(panel.getByTestId('thread')).toContainText('They asked for it')
    await panel.getByRole('button', { name: words.comments.resolve }).click()
    await expect(panel.getByTestId('thread')).toHaveCount(0)
    await panel.getByRole('tab', { name: words.comments.resolved }).click()
    await expect(panel.getByTestId('thread')).toContainText(/Resolved by Max Braun/)
  })

  await test.step('whoever leaves is gone from the bar', async () => {
    await max.page.goto(`${product.url}/people`)
    await lookAgain(page)
    await expect(others).toBeHidden()
  })
  await max.close()
})

const languages: readonly StoryLanguage[] = ['en', 'zh-CN']
for (const language of languages) {
  test.describe(language, () => {
    test.use({ language })

    test('a draft goes live after somebody else approved it; an edit voids that', async ({
      page,
      owner,
      product,
      browser,
    }) => {
      const words = wordsIn(language)
      await openSettings(page, words, 'members')
      await page.getByRole('switch', { name: words.review.setting }).check()
      await expect(page.getByText(words.ui.saved, { exact: true })).toBeVisible()
      const address = await drawnJourney(page, owner, product.url, drawing)
      const canvas = canvasOf(page, language)
      const max = await invitedColleague(browser, product, owner, { name: 'Max Braun', role: 'publisher', language })
      const approve = async () => {
        const sheet = await openPublishSheet(max.page, words)
        await reviewIs(max.page, 'asked')
        await sheet.getByRole('button', { name: words.review.approve, exact: true }).click()
        await reviewIs(max.page, 'approved')
        await closeSheet(max.page, words)
      }

      const sheet = await openPublishSheet(page, words)
      await reviewIs(page, 'none')
      await askForReview(page, words, 'Two hours?')
      await expect(sheet.getByRole('button', { name: words.review.approve, exact: true })).toBeHidden()
      await closeSheet(page, words)
      await expect(page.getByRole('banner').getByText(words.review.states.asked)).toBeVisible()

      await max.page.goto(address)
      const his = await openPublishSheet(max.page, words)
      await expect(his).toContainText('Two hours?')
      await his.getByRole('button', { name: words.review.sendBack }).click()
      await expect(his.getByRole('alert')).toHaveText(words.review.noteMissing)
      await his.getByRole('textbox', { name: words.review.note }).fill('Three')
      await his.getByRole('button', { name: words.review.sendBack }).click()
      await reviewIs(max.page, 'changes')
      await closeSheet(max.page, words)

      await openPublishSheet(page, words)
      await expect(sheet).toContainText('Three')
      await askForReview(page, words, '')
      await closeSheet(page, words)
      await approve()

      await canvas.select(canvas.steps('wait.for'))
      await page.getByTestId('inspector').getByRole('textbox', { name: words.inspector.ownName }).fill('Three hours')
      await draftIsSaved(page)
      await openPublishSheet(page, words)
      await reviewIs(page, 'outdated')
      const publishing = sheet.getByRole('button', { name: filled(words.editor.publish.verb, { number: 1 }) })
      await expect(publishing).toBeHidden()
      await askForReview(page, words, '')

      await expect(his).toBeHidden()
      await lookAgain(max.page)
      await expect(canvasOf(max.page, language).steps('wait.for')).toContainText('Three hours')
      await approve()

      await expect(publishing).toBeEnabled({ timeout: 20_000 })
      await publishing.click()
      await expect(page.getByText(filled(words.editor.publish.done, { number: 1 }))).toBeVisible()
      await expect(page.getByRole('banner').getByText(`${words.ui.status.live} · v1`)).toBeVisible()
      await max.close()
    })
  })
}

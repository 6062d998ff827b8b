/** The pages that recipients reach from a message. GET changes nothing: scanners open every link. */
import { fill, type Language } from '@trailwright/shared/language/language.ts'
import { Hono, type Context } from 'hono'
import type { Messaging, RecipientLink } from '../content/index.ts'
import type { Feature } from '../http/handle.ts'
import { maskAddress } from '../people/index.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../database/workspace-settings.ts'
import { choose, standingOf, type Choice, type Standing } from './choices.ts'
import { htmlOfPage, pageHeaders, type RecipientPage } from './page.ts'
import { recipientTexts } from './texts.ts'

const languageOf = (standing: Standing | null, context: Context): Language => {
  const wanted = standing?.language ?? context.req.header('accept-language') ?? ''
  return wanted.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const choices: readonly Choice[] = ['stopTopic', 'stopAll', 'resume']

export const recipients =
  ({ links }: Messaging): Feature =>
  (services) => ({ handlers: [], openApps: [{ prefix: '/r', app: pages(services, links) }] })

const pages = (services: Services, links: Messaging['links']): Hono => {
  const { clock } = services
  const { db } = services.database
  const app = new Hono()

  const show = (context: Context, page: RecipientPage, status: 200 | 404): Response => {
    const nonce = clock.token(16)
    return context.body(htmlOfPage(page, nonce), status, pageHeaders(nonce))
  }
  const gone = (context: Context): Response => {
    const language = languageOf(null, context)
    const { title, line } = recipientTexts[language].gone
    return show(context, { language, title, lines: [line], buttons: [] }, 404)
  }
  const pageOf = async (context: Context, link: RecipientLink, standing: Standing): Promise<RecipientPage> => {
    const language = languageOf(standing, context)
    const texts = recipientTexts[language]
    const settings = await readSettings(db, link.workspace)
    const say = (text: string): string =>
      fill(text, { name: settings.sender?.name ?? settings.name, address: maskAddress(standing.address) })
    const button = (value: Choice, label: string, isMain: boolean) => ({ name: 'choice', value, label, isMain })
    if (link.purpose === 'preferences') {
      const { preferences } = texts
      return {
        language,
        title: say(preferences.title),
        lines: [say(preferences.line), standing.isStopped ? preferences.getsNot : preferences.gets],
        buttons: standing.isStopped
          ? [button('resume', preferences.resume, true)]
          : [button('stopTopic', preferences.stopTopic, true), button('stopAll', preferences.stopAll, false)],
      }
    }
    return standing.isStopped
      ? {
          language,
          title: texts.done.title,
          lines: [say(texts.done.line)],
          buttons: [button('resume', texts.done.back, false)],
        }
      : {
          language,
          title: say(texts.ask.title),
          lines: [say(texts.ask.line)],
          buttons: [button('stopTopic', texts.ask.button, true)],
        }
  }

  app.get('/:token', async (context) => {
    const link = links.read(context.req.param('token'))
    const standing = link === null ? null : await standingOf(db, link)
    if (link === null || standing === null) return gone(context)
    return show(context, await pageOf(context, link, standing), 200)
  })

  // RFC 8058: no cookie, no referrer, no redirect; a second one changes nothing and answers the same.
  app.post('/:token', async (context) => {
    const link = links.read(context.req.param('token'))
    if (link === null || (await standingOf(db, link)) === null) return gone(context)
    const form = await context.req.parseBody()
    const isOneClick = form['List-Unsubscribe'] === 'One-Click' || Object.keys(form).length === 0
    const choice = isOneClick ? 'stopTopic' : choices.find((each) => each === form['choice'])
    if (choice === undefined) return gone(context)
    await choose(db, clock, link, choice, isOneClick ? 'one-click' : 'page')
    services.engine.nudge()
    if (isOneClick) return context.text('OK', 200)
    const standing = await standingOf(db, link)
    return standing === null ? gone(context) : show(context, await pageOf(context, link, standing), 200)
  })

  return app
}

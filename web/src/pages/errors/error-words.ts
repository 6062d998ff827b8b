import type { JsonObject } from '@trailwright/shared/problem/json.ts'
import type { ErrorGroup } from '@trailwright/shared/wire/errors.ts'
import { holdSentence } from '../people/why/message-why.ts'
import { tidied } from '../people/why/tidied.ts'
import { channelWord, type WhyWords } from '../people/why/why-words.ts'

/** Where a cause can be mended. */
export type Mend =
  | { readonly at: 'step' | 'sender' | 'email' | 'sms' | 'secrets' }
  | { readonly at: 'content'; readonly content: string }

interface ErrorWords {
  /** What happened, to how many, since when. */
  readonly title: string
  /** What to do. */
  readonly help: string
  readonly mend: Mend | null
}

interface ErrorPlace {
  /** The settings of the step at which people are held, as far as it is known. */
  readonly config: JsonObject | undefined
  /** "12 people" */
  readonly people: string
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The host that a step calls; "" where it is not known before the call. */
function hostOf(config: JsonObject | undefined): string {
  const host = URL.parse(text(config?.['url']))?.host ?? ''
  return /[{}%]/.test(host) ? '' : host
}

/** What happened, in a sentence, what to do, and where. */
export function errorWords(words: WhyWords, group: ErrorGroup, { config, people }: ErrorPlace): ErrorWords {
  const { t, format } = words
  const { cause, detail, journey } = group
  const about = { people, when: format.exact(group.firstAt) }
  const status = text(detail['status'])
  const host = text(detail['host']) || hostOf(config)
  const channel = text(config?.['channel'])
  const step: Mend | null = journey === null ? null : { at: 'step' }
  const said = (title: string, help: string, mend: Mend | null): ErrorWords => ({ title: tidied(title), help, mend })
  const usual = holdSentence(words, cause === 'set_aside' ? 'crash' : cause, detail)
  switch (cause) {
    case 'set_aside':
      return said(
        t('errors.causes.set_aside', about),
        t('errors.setAsideHelp', { problem: text(detail['problem']) }),
        null,
      )
    case 'unhandled_error': {
      const unnamed = host === ''
      if (status === '')
        return said(
          t(unnamed ? 'errors.causes.silentUnnamed' : 'errors.causes.silent', { ...about, host }),
          t('errors.helps.silent'),
          step,
        )
      return said(
        t(unnamed ? 'errors.causes.answeredUnnamed' : 'errors.causes.answered', { ...about, host, status }),
        t('errors.helps.answered'),
        step,
      )
    }
    case 'breaker':
      return said(
        t('errors.causes.breaker', { ...about, host: channelName(words, host) }),
        usual,
        settingsOf(host) ?? step,
      )
    case 'configuration': {
      if (detail['problem'] === 'not_published') {
        const content = text(detail['content'])
        return said(
          t('errors.causes.content', { ...about, content: words.names.content(content) }),
          t('errors.contentHelp'),
          {
            at: 'content',
            content,
          },
        )
      }
      const mend: Mend | null = detail['code'] === 'sender.missing' ? { at: 'sender' } : (settingsOf(channel) ?? step)
      return said(t('errors.causes.configuration', about), usual, mend)
    }
    case 'credentials': {
      const secret = text(detail['secret'])
      if (secret !== '')
        return said(t('errors.causes.secret', { ...about, secret }), t('errors.helps.secret'), { at: 'secrets' })
      if (channel === '') return said(t('errors.causes.credentials', about), usual, step)
      return said(
        t('errors.causes.signIn', { ...about, channel: channelWord(words, channel) }),
        t('errors.helps.signIn'),
        settingsOf(channel),
      )
    }
    case 'unreachable_service':
      return channel === ''
        ? said(t('errors.causes.unreachable_service', about), usual, step)
        : said(
            t('errors.causes.service', { ...about, channel: channelWord(words, channel) }),
            usual,
            settingsOf(channel),
          )
    case 'unknown_outcome':
    case 'crash':
      return said(t(`errors.causes.${cause}`, about), usual, step)
  }
}

function settingsOf(channel: string): Mend | null {
  return channel === 'email' || channel === 'sms' ? { at: channel } : null
}

/** A host, or the name of a channel, which also has a breaker. */
export function channelName({ t }: Pick<WhyWords, 't'>, host: string): string {
  return host === 'email' || host === 'sms' ? t(`ui.channels.${host}`) : host
}

import { refusalCodes, warningCodes } from '@trailwright/shared/wire/events.ts'
import type { TFunction } from 'i18next'
import type { Received } from './received.ts'

const types = ['track', 'identify', 'page', 'screen', 'group', 'alias'] as const
const sources = ['test', 'demo'] as const

export function typeText(t: TFunction, { type }: Received): string {
  return t(`events.types.${types.find((one) => one === type) ?? 'other'}`, { what: type })
}

/** The name of the event, else what kind of call it is. */
export function callTitle(t: TFunction, call: Received): string {
  if (call.name !== '') return call.name
  if (call.type === 'track') return t('events.nameless')
  return call.type === '' ? t('events.detail') : typeText(t, call)
}

/** The name of the key that a call came with. */
export function sourceText(t: TFunction, { source }: Received): string {
  const ours = sources.find((one) => one === source)
  return ours === undefined ? source : t(`events.sources.${ours}`)
}

/** Why a call was refused and what to do. */
export function refusalText(t: TFunction, code: string): string {
  return t(`events.refusals.${refusalCodes.find((one) => one === code) ?? 'other'}`, { what: code })
}

/** Why it did nothing; null when it did. */
export function reasonText(t: TFunction, { status, code }: Received): string | null {
  if (status === 'accepted') return null
  return status === 'duplicate' ? t('events.duplicateWhy') : refusalText(t, code ?? '')
}

interface WarningText {
  readonly text: string
  /** Dotted path of what was amended; empty for the whole call. */
  readonly field: string
}

/** What was amended in a call; `warnings` come as `code` or `code:field`. */
export function warningTexts(t: TFunction, { warnings }: Received): readonly WarningText[] {
  return warnings.map((warning) => {
    const [code, ...rest] = warning.split(':')
    const known = warningCodes.find((one) => one === code)
    return { text: t(`events.warningTexts.${known ?? 'other'}`, { what: warning }), field: rest.join(':') }
  })
}

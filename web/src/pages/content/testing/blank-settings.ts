import { mildestRules } from '@trailwright/shared/policy/decision.ts'
import type { Settings } from '@trailwright/shared/wire/settings.ts'

/** A workspace without any provider. */
export const blankSettings: Settings = {
  name: 'Shanye Home',
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  country: 'CN',
  publicUrl: null,
  sender: null,
  smtp: null,
  sms: null,
  rules: mildestRules,
}

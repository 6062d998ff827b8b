import 'i18next'
import type * as en from './en/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts'
    resources: { texts: typeof en }
    interpolationPrefix: '{'
    interpolationSuffix: '}'
  }
}

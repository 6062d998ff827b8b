import type { Page } from '@playwright/test'
import type { Words } from '../actions/words.ts'
import type { PageState } from './states.ts'

/** A page whose picture is taken. */
export interface Screen {
  readonly name: string
  readonly path: string
  /** What is opened on the page before its picture is taken. */
  readonly open?: (page: Page, words: Words) => Promise<void>
  /** Without a session. */
  readonly signedOut?: boolean
  readonly state?: PageState
}

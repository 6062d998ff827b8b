import { defineConfig } from '@playwright/test'
import stories from './playwright.config.ts'

/** Pictures of every page, into screens-out/; nothing here is part of the tests. */
export default defineConfig({
  ...stories,
  testDir: 'screens',
  testMatch: '**/*.screens.ts',
  timeout: 1_800_000,
  reporter: 'list',
  use: { ...stories.use, trace: 'off', screenshot: 'off', actionTimeout: 15_000 },
})

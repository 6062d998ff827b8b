import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const postgres = `${root}/api/src/database/testing/postgres-global-setup.ts`

// Slow machines are no failure: no test asserts how long something takes.
const plain = { root, environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 }

/**
 * Two libraries are large, and no page needs to wait for them: in the app as it is built, a module of ours stands for
 * each and fetches it. Tests have the libraries themselves.
 */
const later = {
  name: 'later',
  resolveId: (id: string, importer?: string): string | undefined => {
    const standsFor = `${root}/web/src/app/later/${id}.ts`
    return ['temporal-polyfill', 'rrule-temporal'].includes(id) && importer !== standsFor ? standsFor : undefined
  },
}
const isTest = process.env['VITEST'] !== undefined

export default defineConfig({
  root: `${root}/web`,
  plugins: [react(), ...(isTest ? [] : [{ ...later, enforce: 'pre' as const }])],
  build: { outDir: `${root}/dist/web`, emptyOutDir: true, sourcemap: false },
  test: {
    projects: [
      // Pure code keeps nothing between files, so they share a worker.
      { test: { ...plain, name: 'shared', isolate: false, include: ['shared/**/*.test.ts'] } },
      { test: { ...plain, name: 'api', include: ['api/src/**/*.test.ts'], globalSetup: [postgres] } },
      { test: { ...plain, name: 'scripts', include: ['scripts/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          ...plain,
          name: 'web',
          root: `${root}/web`,
          environment: 'happy-dom',
          include: ['src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const postgres = `${root}/api/src/database/testing/postgres-global-setup.ts`

// Slow machines are no failure: no test asserts how long something takes.
const plain = { root, environment: 'node', testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  root: `${root}/web`,
  plugins: [react()],
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

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const postgres = `${root}/api/src/database/testing/postgres-global-setup.ts`

export default defineConfig({
  root: `${root}/web`,
  plugins: [react()],
  build: { outDir: `${root}/dist/web`, emptyOutDir: true, sourcemap: false },
  test: {
    projects: [
      { test: { name: 'shared', root, environment: 'node', include: ['shared/**/*.test.ts'] } },
      { test: { name: 'api', root, environment: 'node', include: ['api/src/**/*.test.ts'], globalSetup: [postgres] } },
      { test: { name: 'scripts', root, environment: 'node', include: ['scripts/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'web',
          root: `${root}/web`,
          environment: 'happy-dom',
          include: ['src/**/*.test.{ts,tsx}'],
        },
      },
    ],
  },
})

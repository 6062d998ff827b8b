import type { EmotionCache } from '@emotion/cache'
import { CacheProvider } from '@emotion/react'
import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useLanguage } from '../i18n/use-language.ts'
import { ToastProvider } from '../ui/ToastProvider.tsx'
import type { createAppRouter } from './router.ts'
import { themeFor } from './theme.ts'

interface AppProps {
  readonly styles: EmotionCache
  readonly queries: QueryClient
  readonly router: ReturnType<typeof createAppRouter>
}

/** Everything that every page stands in. */
export function App({ styles, queries, router }: AppProps) {
  const language = useLanguage()
  const theme = useMemo(() => themeFor(language), [language])
  return (
    <CacheProvider value={styles}>
      <ThemeProvider theme={theme} defaultMode="system" modeStorageKey="trailwright-colours">
        <CssBaseline />
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </CacheProvider>
  )
}

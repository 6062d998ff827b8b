import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from '../client/queries.ts'
import { preferredLanguage, startI18n } from '../i18n/i18n.ts'
import { App } from './App.tsx'
import { createAppRouter } from './router.ts'
import { createStyles } from './styles.ts'

const queries = createQueryClient(() => {
  const { pathname, href } = router.state.location
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { to: href } })
})
const router = createAppRouter(queries)

await startI18n(preferredLanguage())

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(
  <StrictMode>
    <App styles={createStyles(document)} queries={queries} router={router} />
  </StrictMode>,
)

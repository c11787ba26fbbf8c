// The page's first script: words, styles, then the application.
import './ui/fonts.css'
import './ui/mantine.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ProblemError } from './api/problem-error.ts'
import { newQueryClient } from './api/query-client.ts'
import { App } from './app.tsx'
import { startI18n } from './i18n/i18n.ts'
import { preferredLanguage } from './i18n/language.ts'

const place = document.getElementById('root')
if (!place) throw new Error('the page has no #root')

await startI18n(preferredLanguage(), [])
createRoot(place, { onCaughtError: reportFault }).render(
  <StrictMode>
    <App queryClient={newQueryClient()} />
  </StrictMode>,
)
void import('./ui/japanese-fonts.css')

/** What the server refused is on the screen, and no fault of this page. */
function reportFault(error: unknown): void {
  if (!(error instanceof ProblemError)) reportError(error)
}

// Sets the chosen theme and language before the first paint. The keys are those of ui/theme-choice.ts and i18n/language.ts.
try {
  const theme = localStorage.getItem('plenary.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const language = localStorage.getItem('plenary.language') ?? navigator.language
  document.documentElement.lang = language.startsWith('ja') ? 'ja' : 'en'
} catch {
  // Storage is blocked: the system's theme and the document's language stand.
}

// zod probes whether it may compile its schemas, which the content security policy forbids and reports.
globalThis.__zod_globalConfig = { jitless: true }

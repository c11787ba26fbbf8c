// Builds the page that verifies as one file: script and styles within, and a policy that lets nothing else run and nothing be fetched.
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

const client = join(import.meta.dirname, '..', '..', 'client')
export const VERIFIER = join(client, 'dist', 'verify.html')

export async function buildVerifier(): Promise<void> {
  const result = await build({
    configFile: false,
    root: client,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2023',
      // Colours are light-dark() in every browser that has what else is used here.
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: { input: join(client, 'src/verify/offline.ts'), output: { codeSplitting: false } },
    },
  })
  const [{ output = [] } = {}] = 'output' in result ? [result] : Array.isArray(result) ? result : []
  const script = output.flatMap((part) => (part.type === 'chunk' ? part.code.trim() : [])).join('\n')
  const style = output
    .flatMap((part) =>
      part.type === 'asset' && part.fileName.endsWith('.css') ? String(part.source).trim() : [],
    )
    .join('\n')
  mkdirSync(dirname(VERIFIER), { recursive: true })
  writeFileSync(VERIFIER, page(script, style))
}

function page(script: string, style: string): string {
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Verify a signed declaration</title>
<style>${style}</style>
</head>
<body>
<script type="module">${script}</script>
</body>
</html>
`
}

function hashOf(text: string): string {
  // What would end the element early would also be outside of its hash.
  if (/<\/(?:script|style)|<!--/i.test(text)) throw new Error('the page would end within its own script')
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

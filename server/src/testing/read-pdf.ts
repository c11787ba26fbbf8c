// PDFs, as tools of others read them: poppler and qpdf.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the tool prints of the file; `PDF` among the arguments stands for it. Throws where the tool ends with a fault. */
export function askTool(tool: string, args: readonly string[], bytes: Uint8Array): string {
  return inFolder((folder) => {
    const file = join(folder, 'file.pdf')
    writeFileSync(file, bytes)
    const given = args.map((each) => (each === 'PDF' ? file : each))
    return execFileSync(tool, given, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  })
}

export function attachment(bytes: Uint8Array): string {
  return inFolder((folder) => {
    const [file, saved] = [join(folder, 'file.pdf'), join(folder, 'attached')]
    writeFileSync(file, bytes)
    execFileSync('pdfdetach', ['-save', '1', '-o', saved, file], { stdio: 'ignore' })
    return readFileSync(saved, 'utf8')
  })
}

export interface PlacedWord {
  readonly word: string
  readonly page: number
  readonly x: number
  readonly y: number
}

/** Every word with its upper left corner, in points from that of its page. */
export function placedWords(bytes: Uint8Array): PlacedWord[] {
  const pages = askTool('pdftotext', ['-bbox', 'PDF', '-'], bytes).split('<page ').slice(1)
  return pages.flatMap((page, index) =>
    [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)<\/word>/g)].map(
      ([, x, y, word = '']) => ({ word, page: index + 1, x: Number(x), y: Number(y) }),
    ),
  )
}

function inFolder<Answer>(ask: (folder: string) => Answer): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-pdf-'))
  try {
    return ask(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

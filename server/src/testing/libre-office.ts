// What LibreOffice makes of a Word document, where it is installed.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PATHS = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice']

/** Undefined where it is not installed. */
export function convertedByLibreOffice(docx: Uint8Array, format: 'fodt' | 'pdf'): Uint8Array | undefined {
  const soffice = PATHS.find((path) => existsSync(path))
  if (soffice === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'plenary-docx-'))
  try {
    writeFileSync(join(folder, 'written.docx'), docx)
    const options = ['--headless', '--convert-to', format, '--outdir', folder, join(folder, 'written.docx')]
    execFileSync(soffice, options, {
      env: { ...process.env, HOME: folder },
      stdio: 'ignore',
      timeout: 120_000,
    })
    return readFileSync(join(folder, `written.${format}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

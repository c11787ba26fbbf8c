// A comparison as a file that is downloaded.
import type { ComparisonFormat } from '@plenary/shared/api/past-routes'
import { comparisonHtml } from '../export/comparison-html.ts'
import type { ExportedComparison } from '../export/exported-comparison.ts'
import type { WholeFile } from './endpoint.ts'
import { titleInFileName } from './file-name.ts'

const TYPES: Record<ComparisonFormat, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** @param at now */
export async function comparisonFile(
  comparison: ExportedComparison,
  format: ComparisonFormat,
  at: string,
): Promise<WholeFile> {
  const day = (comparison.to.at ?? at).slice(0, 'YYYY-MM-DD'.length)
  const parts = ['changes', titleInFileName(comparison.title), day].filter((part) => part !== '')
  const bytes = format === 'html' ? await comparisonHtml(comparison) : await docxOf(comparison, at)
  return { name: `${parts.join('-')}.${format}`, type: TYPES[format], bytes }
}

/** The writer of Word documents is large, and most servers are never asked for one. */
async function docxOf(comparison: ExportedComparison, at: string): Promise<Uint8Array<ArrayBuffer>> {
  const { comparisonDocx } = await import('../export/comparison-docx.ts')
  return new Uint8Array(await comparisonDocx(comparison, at))
}

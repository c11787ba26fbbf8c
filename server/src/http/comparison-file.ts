// How a comparison is called as a file that is downloaded.
import type { ComparisonFormat } from '@plenary/shared/api/past-routes'
import type { ExportedComparison } from '../export/exported-comparison.ts'
import { titleInFileName } from './file-name.ts'

export const COMPARISON_TYPES: Record<ComparisonFormat, string> = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** @param at now */
export function comparisonFileName(
  { title, to }: ExportedComparison,
  format: ComparisonFormat,
  at: string,
): string {
  const day = (to.at ?? at).slice(0, 'YYYY-MM-DD'.length)
  const parts = ['changes', titleInFileName(title), day].filter((part) => part !== '')
  return `${parts.join('-')}.${format}`
}

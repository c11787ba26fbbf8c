// The formats in which a text is taken along, and where its files are.
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { ExportFormat } from '@plenary/shared/api/export-routes'
import { isAdopted } from '@plenary/shared/declaration/life'

/** In the order in which they are offered: to print and work on, then to read, then for machines. */
export const FILE_FORMATS = [
  'pdf',
  'docx',
  'html',
  'md',
  'txt',
  'akn',
  'json',
] as const satisfies readonly ExportFormat[]

/** How far the words of a file have come. */
export type FileStage = 'draft' | 'adopted' | 'signing' | 'signed'

/** Of the words that a declaration has in a state. */
export function fileStage(state: DeclarationState): FileStage {
  return isAdopted(state) ? state : 'draft'
}

/** Where a file is, in a format. */
export type FileAddress = (format: ExportFormat) => string

export function textFile(text: string): FileAddress {
  return (format) => `/api/texts/${encodeURIComponent(text)}/export?format=${format}`
}

export function versionFile(declaration: string, version: string, text: string): FileAddress {
  const path = `/api/declarations/${encodeURIComponent(declaration)}/versions/${encodeURIComponent(version)}`
  return (format) => `${path}/export?${new URLSearchParams({ format, text })}`
}

/** The signed page of a published declaration, and its bundle. */
export function publishedSignedFiles(declaration: string): { pdf: string; bundle: string } {
  const path = `/api/published/${encodeURIComponent(declaration)}`
  return { pdf: `${path}/signed-pdf`, bundle: `${path}/bundle` }
}

export function publishedFile(declaration: string, text: string): FileAddress {
  const path = `/api/published/${encodeURIComponent(declaration)}/export`
  return (format) => `${path}?${new URLSearchParams({ format, text })}`
}

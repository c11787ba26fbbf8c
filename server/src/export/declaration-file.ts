// The files that a text of a declaration is made into. What writes one is loaded by who makes it.
import type { ExportFormat } from '@plenary/shared/api/export-routes'
import type { ExportedDeclaration } from './exported-declaration.ts'

interface FileKind {
  /** The media type. */
  readonly type: string
  readonly extension: string
  write(declaration: ExportedDeclaration): Promise<Uint8Array | string>
}

/** All but the page, which has a renderer of its own. */
export type WrittenFormat = Exclude<ExportFormat, 'pdf'>

export const DECLARATION_FILES: Record<WrittenFormat, FileKind> = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
    write: async (declaration) => (await import('./declaration-docx.ts')).declarationDocx(declaration),
  },
  html: {
    type: 'text/html; charset=utf-8',
    extension: 'html',
    write: async (declaration) => (await import('./declaration-html.ts')).declarationHtml(declaration),
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    extension: 'md',
    write: async (declaration) =>
      (await import('./declaration-markdown.ts')).declarationMarkdown(declaration),
  },
  txt: {
    type: 'text/plain; charset=utf-8',
    extension: 'txt',
    write: async (declaration) => (await import('./declaration-text.ts')).declarationText(declaration),
  },
  akn: {
    type: 'application/akn+xml',
    extension: 'xml',
    write: async (declaration) => (await import('./declaration-akn.ts')).declarationAkn(declaration),
  },
  json: {
    type: 'application/json',
    extension: 'json',
    write: async (declaration) => (await import('./declaration-json.ts')).declarationJson(declaration),
  },
}

export async function writtenFile(
  declaration: ExportedDeclaration,
  format: WrittenFormat,
): Promise<Uint8Array> {
  const written = await DECLARATION_FILES[format].write(declaration)
  return typeof written === 'string' ? new TextEncoder().encode(written) : written
}

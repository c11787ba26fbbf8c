// Makes files of declarations, with the names under which they are downloaded.
import type { ExportFormat } from '@plenary/shared/api/export-routes'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import { DECLARATION_FILES } from '../export/declaration-file.ts'
import { DeclarationThread } from '../export/declaration-thread.ts'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import type { WholeFile } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { titleInFileName } from './file-name.ts'

export class DeclarationFiles {
  readonly #thread = new DeclarationThread()
  readonly #pages: EndpointParts['pages']

  constructor(pages: EndpointParts['pages']) {
    this.#pages = pages
  }

  /** Throws `TooManyWaiting` where too many wait. Refused is what the page has no font for. */
  async make(declaration: ExportedDeclaration, format: ExportFormat): Promise<WholeFile | Refusal> {
    const name = nameOf(declaration)
    if (format === 'pdf') {
      const page = await this.#pages.renderPage([declaration])
      return isRefusal(page) ? page : { name: `${name}.pdf`, type: 'application/pdf', bytes: page.bytes }
    }
    const { type, extension } = DECLARATION_FILES[format]
    const bytes = await this.#thread.write({ declaration, format })
    return { name: `${name}.${extension}`, type, bytes }
  }
}

/** Such as `Tokyo-Declaration-Rev-3-en`; words that are no version are called by their day. */
function nameOf({ title, version: { number, at }, text: { language } }: ExportedDeclaration): string {
  const version = number === null ? at.slice(0, 'YYYY-MM-DD'.length) : `Rev-${number}`
  return [titleInFileName(title), version, language].filter((part) => part !== '').join('-')
}

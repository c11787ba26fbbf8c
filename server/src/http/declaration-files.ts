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

/**
 * Such as `Tokyo-Declaration-Rev-3-en`. What is not adopted is a `draft` there too, and words that are no version are called by
 * their second, so that two drafts of one day are told apart: `Tokyo-Declaration-draft-2010-11-09-021400-UTC-en`.
 */
function nameOf({ title, version, adoption, text: { language } }: ExportedDeclaration): string {
  const draft = adoption === null ? 'draft' : ''
  const which = version.number === null ? secondInFileName(version.at) : `Rev-${version.number}`
  return [titleInFileName(title), draft, which, language].filter((part) => part !== '').join('-')
}

/** A colon is in no file's name. */
function secondInFileName(moment: string): string {
  const [day, time = ''] = new Date(moment).toISOString().split('T')
  return `${day}-${time.slice(0, 'HH:MM:SS'.length).replaceAll(':', '')}-UTC`
}

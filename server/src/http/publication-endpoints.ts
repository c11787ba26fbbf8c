// What is published, for everybody; and its publication, by the secretariat.
import { createHash } from 'node:crypto'
import type { publicationRoutes } from '@plenary/shared/api/publication-routes'
import { isRefusal, refuse } from '@plenary/shared/refusal'
import type { Kysely } from 'kysely'
import { publishDeclaration } from '../commands/publish-declaration.ts'
import { withdrawPublication } from '../commands/withdraw-publication.ts'
import { RecentlyUsed } from '../history/recently-used.ts'
import type { Tables } from '../ports/tables.ts'
import { DeclarationFiles } from './declaration-files.ts'
import type { Endpoints, WholeFile } from './endpoint.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { FewAtOnce } from './few-at-once.ts'
import { titleInFileName } from './file-name.ts'
import { readExportedVersion } from './queries/read-exported-declaration.ts'
import {
  findPublication,
  readPublications,
  readPublished,
  withoutOtherNames,
} from './queries/read-published.ts'
import { readSignedPdf } from './queries/read-signing.ts'
import { ofDeclaration } from './scopes.ts'

/** So many answers to one address at once: a whole hall may be behind it. */
const ANSWERS = 24
/** Of files. */
const FILES = 6
/** Bytes of files that are kept: everybody asks for the same few. */
const MOST_KEPT = 16 * 1024 * 1024

export function publicationEndpoints({
  context,
  pages,
  bundles,
}: EndpointParts): Endpoints<keyof typeof publicationRoutes> {
  const { read } = context.storage
  const answers = new FewAtOnce(ANSWERS)
  const few = new FewAtOnce(FILES)
  // Of its own, so that no member waits behind the public.
  const files = new DeclarationFiles(pages)
  const kept = new RecentlyUsed<WholeFile>(MOST_KEPT)
  const ofItsDeclaration = ({ params }: { params: { declaration: string } }) =>
    ofDeclaration(read, params.declaration)

  return {
    listPublished: {
      answer: ({ address }) => answers.run(address, () => readPublications(read)),
    },
    getPublished: {
      answer: ({ address, params }) =>
        answers.run(address, async () => {
          const publication = await findPublication(read, params.declaration)
          return publication ? readPublished(read, publication) : refuse('not-found')
        }),
    },
    exportPublished: {
      answer: ({ address, params, query: { format, text, language } }) =>
        few.run(address, async () => {
          const publication = await findPublication(read, params.declaration)
          if (!publication) return refuse('not-found')
          const asked = {
            declarationId: params.declaration,
            versionId: publication.versionId,
            textId: text,
          }
          const whole = await readExportedVersion(read, asked, language)
          if (!whole) return refuse('not-found')
          const declaration = withoutOtherNames(whole)
          const key = createHash('sha256')
            .update(JSON.stringify([format, declaration]))
            .digest('base64')
          const known = kept.get(key)
          if (known) return known
          const file = await files.make(declaration, format)
          if (!isRefusal(file)) kept.set(key, file, file.bytes.length)
          return file
        }),
    },
    getPublishedPdf: {
      answer: ({ address, params }) =>
        few.run(address, async () => {
          if (!(await isPublishedAsSigned(read, params.declaration))) return refuse('not-found')
          const pdf = await readSignedPdf(read, params.declaration)
          if (!pdf) return refuse('not-found')
          return { name: `${titleInFileName(pdf.title)}.pdf`, type: 'application/pdf', bytes: pdf.bytes }
        }),
    },
    getPublishedBundle: {
      answer: ({ address, params }) =>
        few.run(address, async () =>
          (await isPublishedAsSigned(read, params.declaration))
            ? bundles.of(params.declaration)
            : refuse('not-found'),
        ),
    },
    publishDeclaration: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, scope: { plenaryId } }) =>
        publishDeclaration(context, actor, { declarationId: params.declaration, plenaryId }),
    },
    withdrawPublication: {
      scope: ofItsDeclaration,
      answer: ({ actor, params, scope: { plenaryId } }) =>
        withdrawPublication(context, actor, { declarationId: params.declaration, plenaryId }),
    },
  }
}

/** Until the signing is concluded, who signs is not for everybody. */
async function isPublishedAsSigned(read: Kysely<Tables>, declarationId: string): Promise<boolean> {
  return (await findPublication(read, declarationId))?.head.state === 'signed'
}

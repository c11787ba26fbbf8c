// What the signing is made of, put together: the page that is set and sealed, the authority's keys, stamps, attempts under way.
import type { AuthorityContext } from '../commands/authority-in-use.ts'
import { createSignedPage } from '../commands/set-signed-page.ts'
import type { PageThread } from '../page/page-thread.ts'
import { Attempts } from '../signing/attempts.ts'
import type { EndpointParts } from './endpoint-parts.ts'
import { readTextsToSeal } from './queries/read-texts-to-seal.ts'

type SigningParts = Pick<EndpointParts, 'signedPage' | 'attempts' | 'setStamp' | 'authorityKeys' | 'pages'>

export function signingParts(context: AuthorityContext, pages: PageThread): SigningParts {
  const signedPage = createSignedPage(context, {
    readTexts: (asked) => readTextsToSeal(context.storage.read, asked),
    renderPage: (texts) => pages.renderPage(texts, 'signing'),
  })
  return {
    signedPage,
    attempts: new Attempts(context.surroundings),
    setStamp: (content) => pages.renderStamp(content),
    authorityKeys: context.authorityKeys,
    pages,
  }
}

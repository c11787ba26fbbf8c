// A page that is sealed as the product does it, around words that are few.
import { webcrypto } from 'node:crypto'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { isRefusal } from '@plenary/shared/refusal'
import { type AuthorityContext, authorityInUse } from '../commands/authority-in-use.ts'
import type { SignedPage } from '../ports/signed-page.ts'
import { sealPage } from '../signing/seal-page.ts'
import { taggedPage } from './tagged-page.ts'

export function sealedSignedPage(context: AuthorityContext): SignedPage {
  return {
    seal: async ({ cities, signingId }) => {
      const authority = await authorityInUse(context)
      if (isRefusal(authority)) return authority
      const labels = cities.map(({ cityId, names }) => [cityId, nameIn(names, 'en')] as const)
      return sealPage(webcrypto.subtle, authority, {
        ...taggedPage(labels),
        signing: signingId,
        network: 'A network',
        title: 'The 9th',
        place: 'Tokyo',
      })
    },
  }
}

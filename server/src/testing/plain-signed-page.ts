// A page for tests that are not about it: its words are those of the version, and nobody has certified it.
import { createHash } from 'node:crypto'
import { isRefusal, type Refusal } from '@plenary/shared/refusal'
import { type AuthorityContext, authorityInUse } from '../commands/authority-in-use.ts'
import type { SealedPage, SignedPage } from '../ports/signed-page.ts'

export function plainSignedPage(context: AuthorityContext): SignedPage {
  return {
    seal: async ({ versionId, signingId, cities }): Promise<SealedPage | Refusal> => {
      const authority = await authorityInUse(context)
      if (isRefusal(authority)) return authority
      const texts = await context.storage.read
        .selectFrom('version_text')
        .where('version_id', '=', versionId)
        .select('content')
        .execute()
      const parts = [
        `%PDF-1.7 ${texts.map(({ content }) => content).join()}`,
        JSON.stringify(cities),
        `sealed for ${signingId}`,
      ]
      const [page, fields, seal] = parts.map((part) => Buffer.from(part)) as [Buffer, Buffer, Buffer]
      const whole = Buffer.concat([page, fields, seal])
      return {
        page,
        fields,
        seal,
        sealedLength: whole.length,
        sealedDigest: createHash('sha256').update(whole).digest('hex'),
        authorityId: authority.id,
      }
    },
  }
}

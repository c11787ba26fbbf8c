// A page for tests that are not about it: its words are those of the version, and nobody has certified it.
import { createHash } from 'node:crypto'
import type { SealedPage, SignedPage } from '../ports/signed-page.ts'
import type { Storage } from '../ports/storage.ts'

const AUTHORITY = {
  id: 'authority',
  number: 1,
  certificate: new Uint8Array([1]),
  fingerprint: '0'.repeat(64),
  sealed_key: '',
  created_at: '2010-11-08T00:00:00.000Z',
  retired_at: null,
}

export function plainSignedPage(storage: Storage): SignedPage {
  return {
    seal: async ({ versionId, signingId, cities }): Promise<SealedPage> => {
      const known = storage.read
        .insertInto('authority')
        .values(AUTHORITY)
        .onConflict((row) => row.doNothing())
      await storage.write({ statements: [{ query: known.compile() }] })
      const texts = await storage.read
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
        authorityId: AUTHORITY.id,
      }
    },
  }
}

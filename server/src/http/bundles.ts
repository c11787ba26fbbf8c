// The bundles of signed declarations: made when somebody first asks, kept, and given out as they are from then on.
import { webcrypto } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { useOfList } from '@plenary/shared/signing/certificate-use'
import { signJws } from '@plenary/shared/signing/jws'
import { withRoom } from '@plenary/shared/signing/subject-names'
import { makeSigningKey } from '@plenary/shared/signing/subtle'
import type { Manifest } from '@plenary/shared/verify/bundle-manifest'
import { type AuthorityContext, authorityOfId } from '../commands/authority-in-use.ts'
import { keepBundle } from '../commands/keep-bundle.ts'
import { writeBundle } from '../export/bundle.ts'
import { DECLARATION_FILES, type WrittenFormat } from '../export/declaration-file.ts'
import { DeclarationThread } from '../export/declaration-thread.ts'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import type { Authority } from '../signing/authority.ts'
import type { WholeFile } from './endpoint.ts'
import { titleInFileName } from './file-name.ts'
import { readRevocations } from './queries/read-authority.ts'
import { readBundle } from './queries/read-bundle.ts'
import {
  type ConcludedSigning,
  readConcludedSigning,
  readLaterFacts,
} from './queries/read-concluded-signing.ts'
import { readSignedTexts } from './queries/read-texts-to-seal.ts'

export class Bundles {
  readonly #context: AuthorityContext
  readonly #verifier: Uint8Array | null
  readonly #thread = new DeclarationThread()
  /** By signing, and what had come to it. */
  readonly #underWay = new Map<string, Promise<Uint8Array | Refusal>>()

  /** @param verifier the page that verifies offline; null where it was not built */
  constructor(context: AuthorityContext, verifier: Uint8Array | null) {
    this.#context = context
    this.#verifier = verifier
  }

  /** Refused as `not-found` where nothing was concluded. Throws `TooManyWaiting` where too many files wait. */
  async of(declarationId: string): Promise<WholeFile | Refusal> {
    const signing = await readConcludedSigning(this.#context.storage.read, declarationId)
    if (!signing) return refuse('not-found')
    const facts = await readLaterFacts(this.#context.storage.read, signing)
    const bytes = (await this.#kept(signing, facts)) ?? (await this.#madeOnce(signing, facts))
    if (isRefusal(bytes)) return bytes
    const name = [titleInFileName(signing.title), 'signed'].filter((part) => part !== '').join('-')
    return { name: `${name}.zip`, type: 'application/zip', bytes: new Uint8Array(bytes) }
  }

  async #kept({ id }: ConcludedSigning, facts: string): Promise<Uint8Array | undefined> {
    const row = await this.#context.storage.read
      .selectFrom('bundle')
      .where('signing_id', '=', id)
      .where('facts', '=', facts)
      .select('bytes')
      .executeTakeFirst()
    return row?.bytes
  }

  #madeOnce(signing: ConcludedSigning, facts: string): Promise<Uint8Array | Refusal> {
    const key = `${signing.id} ${facts}`
    const making =
      this.#underWay.get(key) ?? this.#make(signing, facts).finally(() => this.#underWay.delete(key))
    this.#underWay.set(key, making)
    return making
  }

  /** One that lacks something, as the authority's key is not open or the verifier was not built, is not kept. */
  async #make(signing: ConcludedSigning, facts: string): Promise<Uint8Array | Refusal> {
    const { read } = this.#context.storage
    const texts = await readSignedTexts(read, signing)
    const formats = await this.#formatsOf(texts)
    const data = await readBundle(read, signing, texts)
    const authority = await authorityOfId(this.#context, signing.authorityId)
    const key = isRefusal(authority) ? null : await listKey(authority, signing.id, texts[0])
    // Behind the certificate and before the revocation list: both must be of that second.
    const madeAt = new Date(Math.floor(this.#context.surroundings.now() / 1000) * 1000).toISOString()
    const revocations = await readRevocations(read, signing.authorityId)
    const revocationList = isRefusal(authority) ? null : await authority.revocationList(revocations)
    const verifier = this.#verifier
    const bytes = await writeBundle({ ...data, madeAt, revocationList, formats, verifier }, key)
    if (!key || !verifier) return bytes
    return (
      (await keepBundle(this.#context, { signing_id: signing.id, facts, bytes, made_at: madeAt })) ?? bytes
    )
  }

  async #formatsOf(texts: readonly ExportedDeclaration[]): Promise<Map<string, Uint8Array>> {
    const files = new Map<string, Uint8Array>()
    for (const [place, declaration] of texts.entries())
      for (const format of Object.keys(DECLARATION_FILES) as WrittenFormat[]) {
        const name = `${place + 1}-${declaration.text.language}.${DECLARATION_FILES[format].extension}`
        files.set(name, await this.#thread.write({ declaration, format }))
      }
    return files
  }
}

/** Signs the list with a key that is made for it and forgotten. */
async function listKey(
  authority: Authority,
  signingId: string,
  { network, title }: ExportedDeclaration,
): Promise<(manifest: Manifest) => Promise<string>> {
  const { subtle } = webcrypto
  const { spki, privateKey } = await makeSigningKey(subtle)
  const name = withRoom(network)
  const names = { commonName: name, title: '', organization: name, unit: withRoom(title) }
  const certificate = await authority.certify(spki, names, useOfList(signingId))
  return (manifest) => signJws(subtle, privateKey, manifest, [certificate, authority.root])
}

// The bundles of signed declarations: made when somebody first asks, kept, and given out as they are from then on.
import { webcrypto } from 'node:crypto'
import { isRefusal, type Refusal, refuse } from '@plenary/shared/refusal'
import { useOfList } from '@plenary/shared/signing/certificate-use'
import { withRoom } from '@plenary/shared/signing/subject-names'
import { makeSigningKey } from '@plenary/shared/signing/subtle'
import { type AuthorityContext, authorityOfId } from '../commands/authority-in-use.ts'
import { keepBundle } from '../commands/keep-bundle.ts'
import type { BundleCity } from '../export/bundle.ts'
import { BundleThread, type ListSigner } from '../export/bundle-thread.ts'
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

type Made = Promise<Uint8Array | Refusal>

export class Bundles {
  readonly #context: AuthorityContext
  readonly #verifier: Uint8Array | null
  readonly #thread = new BundleThread()
  /** By signing. */
  readonly #underWay = new Map<string, { readonly facts: string; readonly made: Made }>()
  /** By signing, as long as somebody reads it: those who read slowly hold one in memory together. */
  readonly #givenOut = new Map<string, { readonly facts: string; readonly bytes: WeakRef<Uint8Array> }>()

  /** @param verifier the page that verifies offline; null where it was not built */
  constructor(context: AuthorityContext, verifier: Uint8Array | null) {
    this.#context = context
    this.#verifier = verifier
  }

  /** Refused as `not-found` where nothing was concluded. Throws `TooManyWaiting` where too many files wait. */
  async of(declarationId: string): Promise<WholeFile | Refusal> {
    const signing = await readConcludedSigning(this.#context.storage.read, declarationId)
    if (!signing) return refuse('not-found')
    const bytes = await this.#newest(signing)
    if (isRefusal(bytes)) return bytes
    const name = [titleInFileName(signing.title), 'signed'].filter((part) => part !== '').join('-')
    return { name: `${name}.zip`, type: 'application/zip', bytes: bytes as Uint8Array<ArrayBuffer> }
  }

  /** Of a signing one is under way at most: else an older one could be kept in place of a newer, or two be given out for one. */
  async #newest(signing: ConcludedSigning): Made {
    const facts = await readLaterFacts(this.#context.storage.read, signing)
    const underWay = this.#underWay.get(signing.id)
    if (underWay?.facts === facts) return underWay.made
    if (underWay) {
      await underWay.made.catch(() => undefined)
      return this.#newest(signing)
    }
    const made = this.#keptOrMade(signing, facts).finally(() => this.#underWay.delete(signing.id))
    this.#underWay.set(signing.id, { facts, made })
    return made
  }

  async #keptOrMade(signing: ConcludedSigning, facts: string): Made {
    return (await this.#kept(signing, facts)) ?? (await this.#make(signing))
  }

  async #kept(signing: ConcludedSigning, facts: string): Promise<Uint8Array | undefined> {
    const givenOut = this.#givenOut.get(signing.id)
    const shared = givenOut?.facts === facts ? givenOut.bytes.deref() : undefined
    if (shared) return shared
    const row = await this.#context.storage.read
      .selectFrom('bundle')
      .where('signing_id', '=', signing.id)
      .where('facts', '=', facts)
      .select('bytes')
      .executeTakeFirst()
    if (row) this.#givenOut.set(signing.id, { facts, bytes: new WeakRef(row.bytes) })
    return row?.bytes
  }

  /** One that lacks something, as the authority's key is not open or the verifier was not built, is not kept. */
  async #make(signing: ConcludedSigning): Made {
    const { read } = this.#context.storage
    const texts = await readSignedTexts(read, signing)
    const { facts, data } = await this.#read(signing)
    const authority = await authorityOfId(this.#context, signing.authorityId)
    const signer = isRefusal(authority) ? null : await listSigner(authority, signing.id, texts[0])
    // Behind the certificate and before the revocation list: both must be of that second.
    const at = new Date(Math.floor(this.#latest(data.cities) / 1000) * 1000)
    const madeAt = at.toISOString()
    const revocations = await readRevocations(read, signing.authorityId)
    const revocationList = isRefusal(authority)
      ? null
      : await authority.revocationList(revocations, { madeAt: at })
    const verifier = this.#verifier
    const bytes = await this.#thread.write({
      data: { ...data, madeAt, revocationList, verifier },
      texts,
      signer,
    })
    if (!signer || !verifier) return bytes
    return (
      (await keepBundle(this.#context, { signing_id: signing.id, facts, bytes, made_at: madeAt })) ?? bytes
    )
  }

  /** With the facts that are in the data: what came or went while it was read is read anew. */
  async #read(signing: ConcludedSigning) {
    const { read } = this.#context.storage
    for (;;) {
      const facts = await readLaterFacts(read, signing)
      const data = await readBundle(read, signing)
      if (facts === (await readLaterFacts(read, signing))) return { facts, data }
    }
  }

  /** Now, or when the last city signed on this page: a clock that was set back would else leave open what was revoked by then. */
  #latest(cities: readonly BundleCity[]): number {
    const signed = cities.filter(({ way }) => way === 'electronic')
    return Math.max(this.#context.surroundings.now(), ...signed.map(({ at }) => Date.parse(at)))
  }
}

/** Signs the list with a key that is made for it and forgotten. */
async function listSigner(
  authority: Authority,
  signingId: string,
  { network, title }: ExportedDeclaration,
): Promise<ListSigner> {
  const { spki, privateKey } = await makeSigningKey(webcrypto.subtle)
  const name = withRoom(network)
  const names = { commonName: name, title: '', organization: name, unit: withRoom(title) }
  const certificate = await authority.certify(spki, names, useOfList(signingId))
  return { privateKey: privateKey as webcrypto.CryptoKey, chain: [certificate, authority.root] }
}

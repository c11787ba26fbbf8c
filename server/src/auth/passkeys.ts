// Passkeys as WebAuthn has them: what a browser is asked, and whether its answer holds.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { decodeAttestationObject, decodeClientDataJSON, isoBase64URL } from '@simplewebauthn/server/helpers'
import type { SignedIn } from '../ports/actor.ts'
import type { PasskeyTable } from '../ports/signing-tables.ts'
import type { Surroundings } from '../ports/surroundings.ts'
import { Challenges } from './challenges.ts'

/** ECDSA on P-256 first, which a reader of a signed bundle can check with what a browser has; RSA for devices that have nothing else. */
const ALGORITHMS = [-7, -257]
const SIGN_IN = 'sign-in'
/** How a device may be reached again: others than these are not kept. */
const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']

export type NewPasskey = Pick<
  PasskeyTable,
  'credentialID' | 'publicKey' | 'counter' | 'deviceType' | 'backedUp' | 'transports' | 'aaguid'
>

export class Passkeys {
  readonly #origin: string
  readonly #rpId: string
  readonly #challenges: Challenges

  /** @param origin the public address of this server */
  constructor(origin: string, surroundings: Pick<Surroundings, 'now' | 'randomBytes'>) {
    this.#origin = origin
    this.#rpId = new URL(origin).hostname
    this.#challenges = new Challenges(surroundings)
  }

  /** For a passkey of this person's; a device that has one already makes no other. */
  askForNew(
    { personId, sessionId, name, email }: SignedIn,
    known: readonly { credentialID: string }[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return generateRegistrationOptions({
      rpName: 'Plenary',
      rpID: this.#rpId,
      userID: new Uint8Array(Buffer.from(personId)),
      userName: email,
      userDisplayName: name,
      challenge: this.#challenges.ask(ofSession(sessionId)),
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialID }) => ({ id: credentialID })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    })
  }

  /** Undefined where the answer is not to what this session was asked, or nobody was recognised. */
  async checkNew(answer: unknown, { sessionId }: SignedIn): Promise<NewPasskey | undefined> {
    const purpose = ofSession(sessionId)
    const verified = await this.#verifyNew(answer as RegistrationResponseJSON, purpose).catch(nothing)
    if (!verified?.verified || !this.#challenges.close(challengeIn(answer), purpose)) return undefined
    const { credential, aaguid, credentialDeviceType, credentialBackedUp } = verified.registrationInfo
    return {
      credentialID: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64'),
      counter: credential.counter,
      deviceType: credentialDeviceType,
      backedUp: credentialBackedUp ? 1 : 0,
      transports: transportsOf(credential.transports),
      aaguid,
    }
  }

  /** Of nobody in particular: the device offers those that it has for this server. */
  askToSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.#rpId,
      userVerification: 'required',
      challenge: this.#challenges.ask(SIGN_IN),
    })
  }

  /** The passkey's new counter; undefined where the answer is not this passkey's, was given before, or nobody was recognised. */
  async checkSignIn(
    answer: unknown,
    passkey: Pick<PasskeyTable, 'credentialID' | 'publicKey' | 'counter'>,
  ): Promise<number | undefined> {
    const verified = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => this.#challenges.isOpen(challenge, SIGN_IN),
      expectedOrigin: this.#origin,
      expectedRPID: this.#rpId,
      credential: {
        id: passkey.credentialID,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64')),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    }).catch(nothing)
    if (!verified?.verified || !this.#challenges.close(challengeIn(answer), SIGN_IN)) return undefined
    return verified.authenticationInfo.newCounter
  }

  async #verifyNew(response: RegistrationResponseJSON, purpose: string) {
    if (isAttested(response)) return undefined
    return verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => this.#challenges.isOpen(challenge, purpose),
      expectedOrigin: this.#origin,
      expectedRPID: this.#rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
  }
}

/** Whatever is wrong with what a browser sent is thrown. */
const nothing = () => undefined

/** Who was asked in one session does not answer in another. */
function ofSession(sessionId: string): string {
  return `add ${sessionId}`
}

/**
 * Whether a maker vouches for the device. Nobody asked for that, and checking it would mean to read from addresses that stand in
 * the answer.
 */
function isAttested({ response }: RegistrationResponseJSON): boolean {
  const attestation = decodeAttestationObject(isoBase64URL.toBuffer(response.attestationObject))
  const isPlain = ['none', 'packed'].includes(attestation.get('fmt'))
  return !isPlain || attestation.get('attStmt').get('x5c') !== undefined
}

/** Of an answer that was verified. */
function challengeIn(answer: unknown): string {
  const { response } = answer as RegistrationResponseJSON | AuthenticationResponseJSON
  return decodeClientDataJSON(response.clientDataJSON).challenge
}

function transportsOf(given: unknown): string | null {
  const known = TRANSPORTS.filter((transport) => Array.isArray(given) && given.includes(transport))
  return known.length === 0 ? null : known.join(',')
}

// A passkey without a device: a key on P-256 that answers as an authenticator does (WebAuthn, level 2, §6.3.3).
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export class PasskeyOfTest {
  readonly credentialID = randomBytes(16).toString('base64url')
  /** COSE_Key, base64. */
  readonly publicKey: string
  readonly #origin: string
  readonly #answer: (data: Buffer) => Buffer
  #counter = 0

  constructor(origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const head = Buffer.from('a5010203262001215820', 'hex')
    const parts = [
      head,
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]
    this.publicKey = Buffer.concat(parts).toString('base64')
    this.#origin = origin
    this.#answer = (data) => sign('sha256', data, privateKey)
  }

  /** AuthenticationResponseJSON. @param challenge SHA-256, hexadecimal */
  assertion(challenge: string, { isVerified = true, origin = this.#origin } = {}): { id: string } {
    const said = {
      type: 'webauthn.get',
      challenge: Buffer.from(challenge, 'hex').toString('base64url'),
      origin,
      crossOrigin: false,
    }
    const clientData = Buffer.from(JSON.stringify(said))
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(++this.#counter)
    const rpId = createHash('sha256').update(new URL(this.#origin).hostname).digest()
    const authenticatorData = Buffer.concat([rpId, Buffer.of(isVerified ? 0b101 : 0b001), counter])
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    const response = {
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: this.#answer(signed).toString('base64url'),
    }
    const id = this.credentialID
    return { id, ...{ rawId: id, type: 'public-key', clientExtensionResults: {}, response } }
  }
}

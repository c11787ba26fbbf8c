// A passkey without a device: a key on P-256 that answers as an authenticator does (WebAuthn, level 2, §6.3.3).
import { execFileSync } from 'node:child_process'
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  X509Certificate,
} from 'node:crypto'

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

  /** RegistrationResponseJSON. @param challenge hexadecimal */
  creation(challenge: string, { isVerified = true, origin = this.#origin, isAttested = false } = {}) {
    const clientData = this.#clientData('webauthn.create', challenge, origin)
    const id = Buffer.from(this.credentialID, 'base64url')
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const key = Buffer.from(this.publicKey, 'base64')
    const data = this.#authenticatorData(isVerified ? 0b1000101 : 0b1000001)
    const authData = Buffer.concat([data, Buffer.alloc(16), length, id, key])
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()])
    const statement = isAttested ? statementOfMaker(signed) : Buffer.of(0xa0)
    const attestation = Buffer.concat([
      Buffer.of(0xa3),
      ...[cborText('fmt'), cborText(isAttested ? 'packed' : 'none')],
      ...[cborText('attStmt'), statement],
      ...[cborText('authData'), cborBytes(authData)],
    ])
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal', 'made-up'],
    })
  }

  /** AuthenticationResponseJSON. @param challenge hexadecimal */
  assertion(challenge: string, { isVerified = true, origin = this.#origin } = {}) {
    const clientData = this.#clientData('webauthn.get', challenge, origin)
    this.#counter += 1
    const authenticatorData = this.#authenticatorData(isVerified ? 0b101 : 0b001)
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(clientData).digest()])
    return this.#credential({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authenticatorData.toString('base64url'),
      signature: this.#answer(signed).toString('base64url'),
    })
  }

  #clientData(type: string, challenge: string, origin: string): Buffer {
    const said = {
      type,
      challenge: Buffer.from(challenge, 'hex').toString('base64url'),
      origin,
      crossOrigin: false,
    }
    return Buffer.from(JSON.stringify(said))
  }

  #authenticatorData(flags: number): Buffer {
    const rpId = createHash('sha256').update(new URL(this.#origin).hostname).digest()
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.#counter)
    return Buffer.concat([rpId, Buffer.of(flags), counter])
  }

  #credential<Response>(response: Response) {
    const id = this.credentialID
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }
}

/** A maker's word for the device, with its certificate (WebAuthn, level 2, §8.2). */
function statementOfMaker(signed: Buffer): Buffer {
  const subject = '/C=JP/O=A maker/OU=Authenticator Attestation/CN=A device'
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-']
  const end = ['-subj', subject, '-addext', 'basicConstraints=CA:FALSE']
  const pem = execFileSync('openssl', ['req', '-x509', ...curve, ...end], { stdio: 'pipe' })
  const signature = sign('sha256', signed, createPrivateKey(pem))
  return Buffer.concat([
    Buffer.of(0xa3),
    ...[cborText('alg'), Buffer.of(0x26)],
    ...[cborText('sig'), cborBytes(signature)],
    ...[cborText('x5c'), Buffer.of(0x81), cborBytes(new X509Certificate(pem).raw)],
  ])
}

/** Of at most 23 bytes. */
function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + text.length), Buffer.from(text)])
}

function cborBytes(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(0x59, bytes.length >> 8, bytes.length & 0xff), bytes])
}

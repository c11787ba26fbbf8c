// Asks the browser for a passkey. The library comes when it is first needed.
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser'

/** Why this page has no passkeys: browsers tie them to a name, over a connection that nobody can read. */
export type PasskeyHindrance = 'address' | 'browser'

export function passkeyHindrance(
  { hostname }: Pick<Location, 'hostname'> = window.location,
  { isSecureContext, PublicKeyCredential: passkeys }: Partial<typeof globalThis> = window,
): PasskeyHindrance | undefined {
  const isNumber = /^[\d.]+$|^\[/.test(hostname)
  if (!isSecureContext || isNumber) return 'address'
  return passkeys === undefined ? 'browser' : undefined
}

/** Why the browser gave no passkey; `cancelled` also if time ran out, which it does not tell apart. */
export type DeviceFault = 'cancelled' | 'known' | 'unable' | 'failed'

const FAULTS: Record<string, DeviceFault> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'known',
  ConstraintError: 'unable',
  NotSupportedError: 'unable',
}

export class DeviceError extends Error {
  readonly fault: DeviceFault

  constructor(cause: unknown) {
    super('no passkey', { cause })
    this.fault = (cause instanceof Error && FAULTS[cause.name]) || 'failed'
  }
}

/** Throws `DeviceError`. @param question as the server put it */
export async function makePasskey(question: { challenge: string }): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const optionsJSON = question as PublicKeyCredentialCreationOptionsJSON
  return startRegistration({ optionsJSON }).catch(fail)
}

/** Throws `DeviceError`. @param question as the server put it */
export async function askForPasskey(question: { challenge: string }): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const optionsJSON = question as PublicKeyCredentialRequestOptionsJSON
  return startAuthentication({ optionsJSON }).catch(fail)
}

function fail(cause: unknown): never {
  throw new DeviceError(cause)
}

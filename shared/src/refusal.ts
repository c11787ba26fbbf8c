// Expected refusals: values from one closed union. Every code has an HTTP status here and a sentence in each
// language in words/. Whatever is not in this union is a bug and throws.
import type { GateCode } from './update/gate-code.ts'
import type { GuardCode } from './update/guard-code.ts'

/** Refusals of requests and commands, with the HTTP status that says them. */
export const REQUEST_REFUSALS = {
  'invalid-input': 400,
  'forbidden-characters': 400,
  'password-too-weak': 400,
  'signed-out': 401,
  'wrong-credentials': 401,
  /** No passkey that is known here, or not its answer to what was asked. */
  'passkey-unknown': 401,
  /** What a device made is no passkey for this person. */
  'passkey-refused': 400,
  forbidden: 403,
  'foreign-origin': 403,
  'not-found': 404,
  'link-unknown': 404,
  'link-used': 410,
  'link-expired': 410,
  'already-set-up': 409,
  'already-member': 409,
  'already-exists': 409,
  'email-in-use': 409,
  'other-email': 409,
  'last-secretariat': 409,
  'city-in-use': 409,
  /** Only a city of the roster has a delegation. */
  'not-on-roster': 409,
  /** The declaration's state does not allow it, whoever asks. */
  'wrong-state': 409,
  'already-locked': 409,
  'not-locked': 409,
  'locked-around': 409,
  /** What is locked is not brought back to what it was. */
  'clause-locked': 409,
  'precondition-failed': 409,
  /** A position would be about other words than the person saw. */
  'words-changed': 409,
  /** Another city acts for this one by proxy. */
  represented: 409,
  /** The plenary's decision rule is not met. */
  'rule-not-met': 409,
  /** The day until which opinions of absent cities are taken is over. */
  'opinions-ended': 409,
  /** No city of the roster signs. */
  'nobody-signs': 409,
  /** A signing that nobody has signed in is aborted, not concluded. */
  'nobody-signed': 409,
  /** The city is not among those that sign. */
  'not-a-signatory': 409,
  'already-signed': 409,
  /** The city said that it does not sign. */
  declined: 409,
  /** There is no signature on paper to be taken back. */
  'not-on-paper': 409,
  /** The city did not decline. */
  'not-declined': 409,
  /** The proxy by which another city was to sign holds no more. */
  'proxy-ended': 409,
  /** A file of another kind than those that are kept. */
  'file-kind': 415,
  /** A signing keeps no more scans. */
  'scans-full': 409,
  /** An attempt to sign is kept for some minutes, and ends with the server. */
  'attempt-ended': 410,
  /** The answer of a passkey does not confirm the consent, or there is none. */
  'not-confirmed': 409,
  /** The field says how many tries are left. */
  'code-wrong': 409,
  'code-used': 409,
  'code-expired': 409,
  /** It was mistyped too often. */
  'code-locked': 409,
  /** A later one was issued. */
  'code-replaced': 409,
  /** None was issued. */
  'code-missing': 409,
  /** Another city's signature came first. */
  'revision-stale': 409,
  /** It is not over what was prepared, or not by the certified key. */
  'signature-wrong': 409,
  /** A PDF that was signed outside begins as an earlier one; the field names the cities that signed since. */
  'pdf-older': 409,
  /** It does not begin as the declaration's own PDF: another file, or written anew. */
  'pdf-other': 409,
  'pdf-unsigned': 409,
  /** It is not written so that it can be checked. */
  'pdf-unreadable': 409,
  'pdf-several-steps': 409,
  /** The signature is not over the whole file. */
  'pdf-not-covered': 409,
  'pdf-other-field': 409,
  /** More was changed than the signature. */
  'pdf-changed': 409,
  /** Nobody could sign after it. */
  'pdf-locks-others': 409,
  /** Everybody who signs later would carry it along. */
  'pdf-adds-much': 409,
  'pdf-signature-wrong': 409,
  /** A digest or key that is no longer safe. */
  'pdf-signature-weak': 409,
  'pdf-signature-kind': 409,
  'pdf-certificate-wrong': 409,
  'pdf-certificate-time': 409,
  /** The network's own authority certified the key: that is signed here, with a consent. */
  'pdf-certificate-own': 409,
  /** The operator's secret does not open the key of the network's authority. */
  'authority-locked': 503,
  'too-large': 413,
  'too-many-attempts': 429,
  'storage-failed': 503,
  /** The guard's alarm went off: nothing is written into this text until an operator has looked. */
  frozen: 503,
  /** A font that the page needs is not installed; the field names the package that has it. */
  'font-missing': 503,
  /** No font that pages are set with has a letter of the text; the field names the letter. */
  'letter-without-font': 409,
  'shutting-down': 503,
} as const
export type RequestCode = keyof typeof REQUEST_REFUSALS

/** Refusals of a socket: it is closed, or its document frames are no longer heard. */
export type SocketCode =
  | 'old-schema'
  | 'epoch'
  | 'too-many-connections'
  | 'too-slow'
  | 'removed'
  | 'unclear-frame'

export type RefusalCode = RequestCode | GateCode | GuardCode | SocketCode

export interface Refusal {
  readonly refused: RefusalCode
  /** For `invalid-input`: which field, as a path such as `names.ja`. For those of fonts: the package, the letter; for `pdf-older`: the cities; for `code-wrong`: the tries left. */
  readonly field?: string
}

export function refuse(code: RefusalCode, field?: string): Refusal {
  return field === undefined ? { refused: code } : { refused: code, field }
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value
}

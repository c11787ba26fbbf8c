// What HTTP answers to whom in which state, by hand: the access table written out once more as what people see of it.
import type { DeclarationState } from '@plenary/shared/access/roles'
import type { RequestCode } from '@plenary/shared/refusal'
import type { Deed } from './deeds.ts'

export const WHO = [
  'anonymous',
  'revoked',
  'otherPlenaryHead',
  'observer',
  'viewer',
  'drafter',
  'head',
  'otherCityHead',
  'secretariat',
] as const
export type Who = (typeof WHO)[number]

/** Who may not: signed out, no right, not there for this person, not in this state. */
export type Denial = 401 | 403 | 404 | 409
/** A denial, or what the command then says to one who may. */
export type Answer = Denial | 'ok' | RequestCode
export type Answers = Record<DeclarationState, Answer>
export type Row = Record<Who, Answers>

const whatever = (answer: Answer): Answers => ({
  drafting: answer,
  closed: answer,
  adopted: answer,
  signing: answer,
  signed: answer,
})
const whileDrafting: Answers = { drafting: 'ok', closed: 409, adopted: 409, signing: 409, signed: 409 }
const neverWhole: Answers = { ...whileDrafting, drafting: 403 }
const whileClosed: Answers = { drafting: 409, closed: 'ok', adopted: 409, signing: 409, signed: 409 }
const untilSigning: Answers = { drafting: 409, closed: 'ok', adopted: 'ok', signing: 409, signed: 409 }
const whileAdopted: Answers = { drafting: 409, closed: 409, adopted: 'ok', signing: 409, signed: 409 }
const whileSigning: Answers = { drafting: 409, closed: 409, adopted: 409, signing: 'ok', signed: 409 }
const fromSigning: Answers = { ...whileSigning, signed: 'ok' }
const noAttempt: Answers = { ...whileSigning, signing: 'attempt-ended' }
const notItsPdf: Answers = { ...whileSigning, signing: 'pdf-other' }
/** The table allows it for what was recorded on paper; the outcome of a city is fixed by then. */
const untilSigned: Answers = { ...whileSigning, signed: 'wrong-state' }
/** There is none before. */
const onceSealed: Answers = {
  drafting: 'not-found',
  closed: 'not-found',
  adopted: 'not-found',
  signing: 'ok',
  signed: 'ok',
}
const onceConcluded: Answers = { ...onceSealed, signing: 'not-found' }
const fromAdoption: Answers = { drafting: 409, closed: 409, adopted: 'ok', signing: 'ok', signed: 'ok' }
/** Who was present at the adoption has said what there was to say. */
const untilAdopted: Answers = {
  drafting: 'ok',
  closed: 'ok',
  adopted: 'wrong-state',
  signing: 'wrong-state',
  signed: 'wrong-state',
}

/** Whoever asks: without a publication, which needs an adoption, nothing is there. */
const oncePublished: Answers = { drafting: 404, closed: 404, adopted: 'ok', signing: 'ok', signed: 'ok' }
/** The page with the names of those who sign is for everybody once it is over. */
const publishedAsSigned: Answers = { ...oncePublished, adopted: 404, signing: 404 }

type Given = Answer | Answers

function row(
  otherPlenaryHead: Given,
  observer: Given,
  viewer: Given,
  drafter: Given,
  head: Given,
  otherCityHead: Given,
  secretariat: Given,
  signedOut: Given = 401,
): Row {
  const answers = (given: Given) => (typeof given === 'object' ? given : whatever(given))
  return {
    anonymous: answers(signedOut),
    revoked: answers(signedOut),
    otherPlenaryHead: answers(otherPlenaryHead),
    observer: answers(observer),
    viewer: answers(viewer),
    drafter: answers(drafter),
    head: answers(head),
    otherCityHead: answers(otherCityHead),
    secretariat: answers(secretariat),
  }
}

const everybody = (answer: Given) => row(answer, answer, answer, answer, answer, answer, answer, answer)
const signedInBut = (answer: RequestCode) => row(answer, answer, answer, answer, answer, answer, answer)
const signedIn = row('ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok')
const takesPart = row(404, 'ok', 'ok', 'ok', 'ok', 'ok', 'ok')
const sealedForAll = row(404, onceSealed, onceSealed, onceSealed, onceSealed, onceSealed, onceSealed)
const onceSigned = row(
  404,
  onceConcluded,
  onceConcluded,
  onceConcluded,
  onceConcluded,
  onceConcluded,
  onceConcluded,
)
const delegations = row(404, 403, 'ok', 'ok', 'ok', 'ok', 'ok')
/** About the network: nobody is told that it is not there. */
const secretariatOfNetwork = row(403, 403, 403, 403, 403, 403, 'ok')
const secretariat = (answers: Given) => row(404, 403, 403, 403, 403, 403, answers)
/** About a delegation of Hanoi. */
const headOfOwnCity = row(404, 403, 403, 403, 'ok', 403, 'ok')
/** What a head asks for is narrowed to the own city. */
const headOfAnyCity = row(404, 403, 403, 403, 'ok', 'ok', 'ok')

/** Every deed: one that is missing here does not compile. */
export const EXPECTED: Record<Deed, Row> = {
  getMe: signedIn,
  renameMe: signedIn,
  getMailChoices: signedIn,
  chooseMail: signedIn,
  listPasskeys: signedIn,
  beginPasskey: signedInBut('invalid-input'),
  addPasskey: signedInBut('passkey-refused'),
  renamePasskey: signedInBut('not-found'),
  removePasskey: signedInBut('not-found'),
  askForPasskey: everybody('ok'),
  signInByPasskey: everybody('passkey-unknown'),
  getSetup: everybody('ok'),
  setUp: everybody('already-set-up'),
  lookAtLink: everybody('link-unknown'),
  signInByLink: everybody('link-unknown'),
  acceptInvitation: everybody('link-unknown'),
  listInvitations: headOfAnyCity,
  'invite secretariat': secretariatOfNetwork,
  'invite observer': secretariat('ok'),
  'invite delegation': headOfOwnCity,
  'reissueInvitation secretariat': secretariatOfNetwork,
  'reissueInvitation observer': secretariat('ok'),
  'reissueInvitation delegation': headOfOwnCity,
  'withdrawInvitation secretariat': secretariatOfNetwork,
  'withdrawInvitation observer': secretariat('ok'),
  'withdrawInvitation delegation': headOfOwnCity,
  listPeople: headOfAnyCity,
  'removePerson secretariat': secretariatOfNetwork,
  'removePerson observer': secretariat('ok'),
  'removePerson delegation': headOfOwnCity,
  'changeRole head': secretariat('ok'),
  'changeRole drafter': headOfOwnCity,
  issueSignInLink: secretariat('ok'),
  getNetwork: everybody('ok'),
  renameNetwork: secretariatOfNetwork,
  listCities: signedIn,
  createCity: secretariatOfNetwork,
  changeCity: secretariatOfNetwork,
  listPlenaries: signedIn,
  createPlenary: secretariatOfNetwork,
  getPlenary: takesPart,
  changePlenary: secretariat('ok'),
  putRosterEntry: secretariat('ok'),
  nameSignatory: headOfOwnCity,
  removeRosterEntry: secretariat('ok'),
  listProxies: takesPart,
  putProxy: secretariat('ok'),
  removeProxy: secretariat('ok'),
  listDeclarations: signedIn,
  createDeclaration: secretariat('ok'),
  getDeclaration: takesPart,
  renameDeclaration: secretariat(whileDrafting),
  getTextContent: takesPart,
  listClauseChanges: takesPart,
  listSwallowed: takesPart,
  /** Of the drafter's words. */
  dismissSwallowed: row(404, 'not-found', 'not-found', 'ok', 'not-found', 'not-found', 'ok'),
  listLocks: takesPart,
  getDigests: takesPart,
  lockClause: secretariat(whileDrafting),
  unlockClause: secretariat(whileDrafting),
  getClosing: secretariat(whileDrafting),
  closeDeclaration: secretariat(whileDrafting),
  reopenDeclaration: secretariat(untilSigning),
  adoptDeclaration: secretariat(whileClosed),
  getSigning: takesPart,
  openSigning: secretariat(whileAdopted),
  abortSigning: secretariat(whileSigning),
  concludeSigning: secretariat(whileSigning),
  recordPaperSignature: secretariat(untilSigned),
  withdrawPaperSignature: secretariat(untilSigned),
  /** Of Hanoi. */
  declineSigning: row(404, 403, 403, 403, whileSigning, 403, whileSigning),
  takeBackDeclining: row(404, 403, 403, 403, whileSigning, 403, whileSigning),
  /** Of Hanoi; it is another file. */
  uploadSignedPdf: row(404, 403, 403, 403, notItsPdf, 403, notItsPdf),
  listAuthorities: everybody('ok'),
  /** Of a root that is not there. */
  getAuthorityFile: everybody('not-found'),
  rotateAuthority: secretariatOfNetwork,
  issueSigningCode: secretariat(whileSigning),
  listSigningCodes: secretariat('ok'),
  /** Of Hanoi. */
  beginSignature: row(404, 403, 403, 403, whileSigning, 403, 403),
  /** Of an attempt that is not there. */
  prepareSignature: row(404, 403, 403, 403, noAttempt, noAttempt, 403),
  getPreparedPdf: row(404, 403, 403, 403, noAttempt, noAttempt, 403),
  finishSignature: row(404, 403, 403, 403, noAttempt, noAttempt, 403),
  addScan: secretariat(fromSigning),
  getScan: sealedForAll,
  removeScan: secretariat(fromSigning),
  getSignedPdf: sealedForAll,
  getBundle: onceSigned,
  setOpinionDate: secretariat(fromAdoption),
  previewRestoration: row(404, 403, 403, whileDrafting, whileDrafting, whileDrafting, whileDrafting),
  'restoreText clause': row(404, 403, 403, whileDrafting, whileDrafting, whileDrafting, whileDrafting),
  /** Who may write is told of the state first. */
  'restoreText whole': row(404, 403, 403, neverWhole, neverWhole, neverWhole, whileDrafting),
  getPastText: takesPart,
  listWork: takesPart,
  listAuthors: takesPart,
  getAuthorship: takesPart,
  getComparison: takesPart,
  exportComparison: takesPart,
  exportVersion: takesPart,
  exportText: takesPart,
  publishDeclaration: secretariat(fromAdoption),
  withdrawPublication: secretariat(fromAdoption),
  listPublished: everybody('ok'),
  getPublished: everybody(oncePublished),
  exportPublished: everybody(oncePublished),
  getPublishedPdf: everybody(publishedAsSigned),
  getPublishedBundle: everybody(publishedAsSigned),
  listClauseHistory: takesPart,
  listNews: takesPart,
  markNewsSeen: takesPart,
  listVersions: takesPart,
  getVersion: takesPart,
  makeVersion: secretariat(whileDrafting),
  nameVersion: secretariat('ok'),
  visitText: takesPart,
  listPositions: takesPart,
  /** Of Hanoi, as its own head or as another city's. */
  statePosition: row(404, 403, 403, 403, untilAdopted, 403, 403),
  getDecision: takesPart,
  getPositionWords: takesPart,
  /** With the secret of its address, which stands for a right. */
  lookAtHall: everybody('ok'),
  getHall: secretariat('ok'),
  openHall: secretariat('ok'),
  closeHall: secretariat('ok'),
  steerHall: secretariat('ok'),
  readAudit: delegations,
  exportAudit: delegations,
  listAuditPeople: delegations,
}

/** What leaves the product as a whole: the words, the ledger, the record. */
export const EXPORTS = [
  'getTextContent',
  'getPastText',
  'getComparison',
  'exportComparison',
  'listVersions',
  'getVersion',
  'listPositions',
  'getPositionWords',
  'getScan',
  'getPreparedPdf',
  'getSignedPdf',
  'getBundle',
  'exportAudit',
  'exportVersion',
  'exportText',
  'getPublished',
  'exportPublished',
  'getPublishedPdf',
  'getPublishedBundle',
] as const satisfies readonly Deed[]

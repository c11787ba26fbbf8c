// Why something holds, is broken, or cannot be known, in English. `{name}` stands for a value of the reason.

export const REASONS_EN = {
  'no-signature': 'Nothing in this file claims to be signed.',
  'other-file': 'This is neither a PDF nor a bundle of Plenary’s.',
  'file-empty': 'The file is empty.',
  'file-too-large': 'The file is larger than what Plenary signs, so nothing can be said of it here.',
  'file-unreadable': 'The file could not be read. Perhaps it is a folder, or was moved meanwhile.',
  'bundle-inside':
    'This ZIP was packed anew, and a PDF or a bundle lies in it. Unpack it, and check that file as the network gave it out.',
  'zip-unreadable':
    'This ZIP is not written as Plenary writes one: it was cut off, altered, encrypted, or packed anew by another program. Ask for the bundle as the network gives it out.',
  'pdf-unreadable': 'This PDF is not written as Plenary writes it, so nothing can be said of it here.',
  rewritten:
    'After it was signed this file was altered so that no signature in it can be followed any more, or written anew by another program. Ask for the file as the network gave it out.',
  'nothing-behind': 'Nothing follows the last signature.',
  'bytes-behind': 'More bytes follow the last signature ({count}). Nobody signed them.',
  'changed-afterwards': 'After the last signature the file was changed: {what}. Nobody signed that.',
  'changed-in-between':
    'Between two signatures the file was changed, which nobody signed: {what}. Other programs may show every signature as valid all the same.',
  'several-at-once': 'Several signatures were put into the file at once. Plenary never does that.',
  certified: 'The secretariat sealed the text: from then on, signatures may be added and nothing else.',
  'not-certified':
    'The first signature does not seal the text. This file was not made by Plenary, or was altered.',
  'range-wrong': 'This signature does not cover the whole file as it was when it was given.',
  'signature-unreadable': 'This signature cannot be read. It was altered, or is none.',
  'signature-altered': 'Something in this signature was altered after it was given.',
  'bytes-changed': 'What this signature covers was changed after it was given.',
  'certificate-other': 'This signature is bound to another certificate than the one beside it.',
  'certificate-for-other':
    'The network issued this certificate for something else: a city’s is for one field of one signing, and only the network’s own seals a text.',
  'key-other': 'This signature was not made by the key of its certificate, or was altered.',
  'algorithm-weak':
    'This signature was made outside of Plenary, in a way that is no longer safe. It proves nothing here.',
  'algorithm-unknown':
    'This signature was made outside of Plenary, in a way that cannot be checked here. Use the program of its issuer.',
  'written-otherwise':
    'This signature was made outside of Plenary: over this text, by the key of a certificate that names {issuer} as its issuer. Whether that is so, and to be believed, is not known here: a program that knows the issuer can say.',
  'no-field': 'This signature does not stand in the field of a city.',
  'field-changed': 'Together with this signature its field was changed in another way.',
  'objects-changed': 'Together with this signature something else was changed: {what}.',
  'hidden-bytes': 'Together with this signature bytes were added that nothing in the file lists.',
  'gap-filled':
    'Together with this signature something was added that the sealed text had referred to before.',
  'head-changed': 'Together with this signature the file was given another beginning.',
  'time-missing': 'This signature does not say when it was given.',
  'time-outside': 'This signature names a time at which its certificate was not valid ({from} to {to}).',
  'issuer-known': 'The certificate was issued by a root that you trust: {issuer}.',
  'issuer-unknown':
    'Who issued the certificate is not known here. Add the network’s root certificate, or its fingerprint, as the network publishes it.',
  'issuer-other': 'The certificate was not issued by the root that you gave.',
  'not-revoked': 'The certificate was not revoked.',
  revoked: 'The certificate was revoked on {at}: the signing was aborted, or it was not used in it.',
  'revocation-unknown':
    'Whether the certificate was revoked later is not known here. The bundle, or the network’s revocation list, says.',
  'text-missing': '{where} does not hold the words as data, so their digest cannot be computed.',
  'text-digest-right': 'The words that are attached to the page have the digest that they name.',
  'text-digest-wrong': 'The words in {where} do not have the digest that they name.',
  'text-is-signed': 'The words in {where} are the ones that were signed.',
  'text-not-signed': 'The words in {where} are not the ones that were signed.',
  'text-differs-from-seal': 'The words in canonical.json differ from those in the signed page.',
  'sealed-right': 'The sealed text is byte by byte the one that every statement names.',
  'sealed-wrong': 'The sealed text is another one than statements and bundle name.',
  'bundle-unreadable': 'This bundle has no list of its files that could be read.',
  'files-right': 'All {count} files are as the list of the bundle says.',
  'files-altered': 'Files of the bundle are not as its list says: {files}.',
  'files-gone': 'Files that the list of the bundle names are not there: {files}.',
  'files-unlisted': 'Files lie in the bundle that its list does not name: {files}.',
  'files-not-given':
    'The bundle was made without these files, so what they would show is not known: {files}.',
  'statement-right': 'The statement of {city} is signed by the same key, and says the same as the page.',
  'statement-missing': 'The statement of {city} is not there.',
  'statement-unreadable': 'The statement of {city} cannot be read, or was altered.',
  'statement-key-other':
    'The statement of {city} was not signed by the key that signed the page, or was altered.',
  'statement-says-otherwise':
    'The statement of {city} says something else than the page and the list: {fields}.',
  'consent-passkey': '{city} confirmed with a passkey, and its answer fits.',
  'consent-code':
    '{city} confirmed with a code that the secretariat had handed over; only the network can vouch for it.',
  'consent-missing': 'What {city} confirmed is not there.',
  'consent-other': 'What {city} confirmed is something else than what was signed.',
  'passkey-missing': 'The answer of {city}’s passkey is not there.',
  'passkey-wrong': 'The answer of {city}’s passkey does not fit what was confirmed.',
  'passkey-unknown': 'The passkey of {city} is of a kind that cannot be checked here.',
  'signature-gone':
    '{city} signed, says the bundle, but its signature is not in the PDF. It may have been cut off.',
  'signature-unlisted': 'The PDF has a signature that the bundle does not name.',
  'on-paper':
    '{city} signed on paper, says the record, which names the scan that lies here. Whose hand signed cannot be checked: look at the scan.',
  'paper-scan-other':
    '{city} signed on paper, says the record, but it does not name the scan that lies in the bundle. Whose hand signed cannot be checked.',
  'paper-without-scan':
    '{city} signed on paper, says the record. There is no scan in the bundle, so nothing of it can be looked at here.',
  'not-recorded':
    'The record in the bundle does not say of {city} what the list says: that, how, when and by whom it signed.',
  'not-signed': '{city} has not signed in this file.',
  declined: '{city} declined to sign.',
  absent: '{city} did not sign.',
  'outcome-right':
    'The secretariat signed the list of this bundle: its files, which cities signed, and which did not.',
  'outcome-missing': 'Nobody signed the list of this bundle: later signatures could have been cut off.',
  'outcome-pdf-alone':
    'Whether other cities signed later cannot be seen from the PDF alone. The bundle says which did.',
  'outcome-unreadable': 'The secretariat’s signature over the list cannot be read, or was altered.',
  'outcome-not-networks':
    'The list of this bundle was not signed by the secretariat, but with a certificate that was issued for something else.',
  'outcome-otherwise': 'The secretariat signed another list than the one in this bundle.',
  'record-right': 'The record is unbroken: {count} entries, and the heads that the statements name.',
  'record-whole':
    'The record is unbroken: {count} entries, and the heads that the statements name. {withheld} about other matters are withheld, and stand in their places unaltered.',
  'record-withheld':
    'The {count} entries of the record that are shown are unaltered. {withheld} about other matters are withheld in a way in which it cannot be checked here that nothing was put between.',
  'record-broken': 'The record was altered: entry {seq} does not follow from the one before.',
  'record-head-other': 'The record is another one than {city} named when it signed.',
  'record-cut': 'The record does not end, or go, as the list of the bundle says.',
  'record-unreadable': 'The record cannot be read.',
  'record-missing': 'The record is not there.',
} as const satisfies Readonly<Record<string, string>>

export type ReasonCode = keyof typeof REASONS_EN

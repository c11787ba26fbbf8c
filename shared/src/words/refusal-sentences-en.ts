// The sentences of refusals in English.
import type { RefusalSentences } from './refusal-sentences.ts'

export const refusals: RefusalSentences = {
  'invalid-input':
    'Something in the form is missing or not valid. Nothing was changed. Correct it and send it again.',
  'forbidden-characters':
    'The text contains control characters that cannot be printed. Remove them and try again.',
  'password-too-weak': 'The password needs at least ten characters.',
  'signed-out': 'You are not signed in. Your words are kept on this device. Sign in to go on.',
  'wrong-credentials': 'The e-mail address or the password is wrong.',
  'passkey-unknown':
    'Nobody could be signed in with this passkey. Try again, or sign in with e-mail and password: the account page lists your passkeys.',
  'passkey-refused':
    'The device’s answer was not accepted, or came too late. No passkey was added. Begin again.',
  forbidden: 'Your function does not allow this. Nothing was changed. Ask the secretariat.',
  'foreign-origin': 'This request came from another site and was refused. Nothing was changed.',
  'not-found': 'This does not exist, or you have no access to it.',
  'link-unknown': 'This link is not valid. Ask the person who sent it for a new one.',
  'link-used': 'This link has been used already. Sign in, or ask for a new link.',
  'link-expired': 'This link has expired. Ask for a new one.',
  'already-set-up': 'This network has been set up already. Sign in instead.',
  'already-member': 'This person already takes part in this plenary.',
  'already-exists': 'This exists already. Nothing was changed.',
  'email-in-use':
    'There is an account with this e-mail address already. Sign in with it, then open the link again.',
  'other-email':
    'This invitation is for another e-mail address. Ask the person who sent it for one of your own.',
  'last-secretariat': 'The last account of the secretariat cannot be removed. Invite a successor first.',
  'city-in-use': 'People of this city’s delegation still have access. Remove them first.',
  'not-on-roster': 'This city is not on the roster, so it has no delegation. Put it on the roster first.',
  'precondition-failed':
    'Someone else changed this in the meantime. Nothing was changed. Look again and repeat it if it is still right.',
  'words-changed':
    'The words changed while you were reading. Nothing was recorded. Read the new words, then state your position.',
  represented:
    'Another city acts for yours by proxy while you are marked absent. Nothing was recorded. Tell the secretariat when you are there.',
  'rule-not-met':
    'The decision rule of the plenary is not met, so the adoption was not recorded. The board of positions says what is missing.',
  'opinions-ended':
    'The date until which opinions of absent cities are collected has passed. Nothing was recorded. Ask the secretariat whether it moves the date.',
  'nobody-signs':
    'The roster says of no city that it signs, so the signing was not opened. Say on the roster which cities sign.',
  'nobody-signed':
    'No city has signed yet, so the signing cannot be concluded. Nothing was changed. Abort it instead.',
  'not-a-signatory':
    'This city was not among those that sign when the signing was opened. Nothing was recorded.',
  'already-signed': 'The signature of this city is recorded already. Nothing was changed.',
  declined:
    'It is recorded that this city does not sign. Nothing was changed. Take that back first if it is to sign after all.',
  'not-on-paper': 'No signature on paper is recorded for this city. Nothing was changed.',
  'not-declined': 'It is not recorded that this city declined. Nothing was changed.',
  'proxy-ended':
    'The proxy by which another city was to sign for this one no longer holds. Nothing was recorded. The city can sign on paper, or the secretariat aborts the signing and opens it again.',
  'file-kind': 'Only PDF, PNG, JPEG and TIFF files are kept. Nothing was changed.',
  'scans-full':
    'A signing keeps 100 scans of 128 MB together, so that they fit into its bundle. Nothing was changed. Put several pages into one smaller file, or take a scan away that is not needed.',
  'attempt-ended':
    'This attempt to sign has ended: it is kept for ten minutes, and not over a restart of the server. Nothing was signed. Begin again.',
  'not-confirmed':
    'This was not confirmed with a passkey of yours. Nothing was signed. Try again, or ask the secretariat for a code.',
  'code-wrong':
    'This is not the code that the secretariat issued for this city. Nothing was signed. Read it again and type it once more. Tries left: {field}.',
  'code-used':
    'This city’s code has confirmed a signature already, and confirms no other. Nothing was signed now. Ask the secretariat for a new one.',
  'code-expired':
    'The code has expired: it holds for twelve hours. Nothing was signed. Ask the secretariat for a new one.',
  'code-locked':
    'The code is void: a wrong one was typed five times. Nothing was signed. Ask the secretariat for a new one.',
  'code-replaced':
    'This is an earlier code: the secretariat has issued a new one for this city since. Nothing was signed. Type the new one, or ask the secretariat for it.',
  'code-missing':
    'The secretariat has not issued a code for this city yet. Nothing was signed. Ask the secretariat for one.',
  'revision-stale':
    'Another city signed in the same moment. Nothing was signed yet. The document is prepared again.',
  'signature-wrong': 'What arrived is not a signature of what was prepared. Nothing was signed. Begin again.',
  'pdf-older':
    'This file was made from an older copy: the signature of {field} is not in it. Nothing was recorded. Download the present PDF, sign that one, and upload it.',
  'pdf-other':
    'This is not the PDF of this signing with something added: it is another file, or a program wrote it anew. Nothing was recorded. Download the present PDF and sign it with a program that only adds to it.',
  'pdf-unsigned':
    'This file holds no new signature. Nothing was recorded. Sign the PDF in the field of the city, save it, and upload what was saved.',
  'pdf-unreadable':
    'What was added to this PDF is written in a way that can’t be checked here. Nothing was recorded. Sign the present PDF again, with another program if there is one.',
  'pdf-several-steps':
    'More than one thing was added to this PDF. Nothing was recorded. Sign the present PDF once, in the field of the city, without a time stamp or archive data behind the signature.',
  'pdf-not-covered':
    'The signature does not cover the whole file. Nothing was recorded. Sign the present PDF as it is, and change nothing afterwards.',
  'pdf-other-field':
    'The signature does not stand in the field of this city. Nothing was recorded. Sign in the field that the page has for this city.',
  'pdf-changed':
    'Besides the signature something else was changed in this PDF. Nothing was recorded. Sign the present PDF without filling in, commenting or changing anything.',
  'pdf-locks-others':
    'This signature would lock the document, so that no city could sign after it. Nothing was recorded. Sign the present PDF without certifying or locking it.',
  'pdf-adds-much':
    'With this signature more than 4 MB were added to the PDF. Nothing was recorded. Sign the present PDF with a smaller picture, or with none.',
  'pdf-signature-wrong':
    'The signature in this PDF does not fit its words, or can’t be read. Nothing was recorded. Sign the present PDF again.',
  'pdf-signature-weak':
    'This signature uses a digest or a key that is no longer safe (SHA-1, or RSA below 2048 bits). Nothing was recorded. Sign the present PDF with SHA-256 or better.',
  'pdf-signature-kind':
    'This signature is of a kind that can’t be checked here. Nothing was recorded. Sign the present PDF with RSA or ECDSA and SHA-256 or better, as PAdES.',
  'pdf-certificate-wrong':
    'The certificates in this signature do not belong together. Nothing was recorded. Sign the present PDF again, or ask who issued the certificate.',
  'pdf-certificate-time':
    'The certificate was not valid when the PDF was signed. Nothing was recorded. Sign the present PDF with a certificate that is valid.',
  'pdf-certificate-own':
    'This key was certified by this network for signing on the page. Nothing was recorded. Finish that signature there.',
  'authority-locked':
    'The key with which the network certifies signatures can’t be opened: this server has another secret than the one that it was made with. Nothing was changed. The operator gives the server that secret back, or the secretariat makes a new root.',
  'too-large': 'This is too large to be accepted. Nothing was changed.',
  'too-many-attempts': 'Too many attempts failed. Wait a few minutes and try again.',
  'storage-failed': 'The server could not record this. Nothing was changed. Try again.',
  'shutting-down': 'The server is restarting. Nothing was changed. Try again in a moment.',
  malformed: 'The change reached the server damaged and was not accepted. Your wording is kept here.',
  'update-too-large':
    'This change is too large to be accepted at once. Your wording is kept here. Insert it in smaller parts.',
  'too-deep': 'Sub-clauses are nested too deeply. Your wording is kept here.',
  'foreign-client':
    'The change did not come from your own session and was not accepted. Your wording is kept here.',
  'too-many-clients':
    'This text was opened too often under your account. Your wording is kept here. Tell the secretariat.',
  missing: 'The change builds on words that the server does not have. Your wording is kept here.',
  'forbidden-structure': 'The change does not fit the structure of a declaration. Your wording is kept here.',
  'forbidden-mark': 'The change uses formatting that a declaration does not have. Your wording is kept here.',
  'forbidden-link': 'The change contains a link that is not allowed. Your wording is kept here.',
  'forbidden-text':
    'The change contains control characters that cannot be printed. Your wording is kept here.',
  'read-only': 'You may no longer write in this text. Your wording is kept here.',
  locked: 'The secretariat locked this clause before your change arrived. Your wording is kept here.',
  closed: 'The secretariat closed the text before your change arrived. Your wording is kept here.',
  frozen:
    'Nothing can be written into this text for now, because a check of its locked clauses failed. What was saved is safe, and your wording is kept here. Tell whoever runs the server.',
  'wrong-state':
    'The state of the declaration does not allow this; somebody may have changed it just now. Nothing was changed.',
  'already-locked': 'This clause is locked already. Nothing was changed.',
  'not-locked': 'This clause is not locked. Nothing was changed.',
  'locked-around':
    'This clause is locked as a part of the clause around it. Unlock that one. Nothing was changed.',
  'clause-locked': 'This clause is locked, so it stays as it is. Nothing was changed.',
  'font-missing':
    'The server lacks a font that this page needs, so no PDF was made; the text is safe. Ask whoever runs the server to install the package {field}.',
  'letter-without-font':
    'No PDF was made: none of the server’s fonts has {field}. Write it in another way, or take another format.',
  'old-schema': 'This page is older than the server. Your words are kept on this device. Reload the page.',
  epoch:
    'The server was restored from a backup that lacks these words of yours. They are kept here as a draft.',
  'too-many-connections': 'This text is open in too many windows. Close some of them.',
  'too-slow': 'The connection was too slow and is being renewed.',
  removed: 'Your access to this text has ended. Your words are kept on this device.',
  'unclear-frame': 'The connection sent something that the server does not understand and was closed.',
  unanswered:
    'The server did not answer in time, so it is not known whether this was recorded. Check the connection, and see what this page shows before you try again.',
  internal:
    'Something went wrong in the server. Nothing was changed. Try again, and tell the secretariat if it returns.',
}

// Words of the desk’s dialogs, and of what is rarely told there: they come with the screens that show them.

export const acts = {
  lockQuestion: 'Lock {{clause}}?',
  lockConsequence:
    'From now on nobody changes its words or those of its sub-clauses, the secretariat included. Unlocking needs a reason that everybody can read.',
  unlockClause: 'Unlock {{clause}}',
  unlockQuestion: 'Unlock {{clause}}?',
  unlockConsequence:
    'It has been locked since {{time}}. Everybody who writes can change its words again, and those of its sub-clauses.',
  clauseChanged:
    'The words of {{clause}} have just changed, at {{time}}. Read them before you lock. The digest below is that of the new words.',
  whoIsThere_one: '{{cities}} is in this clause now.',
  whoIsThere_other: '{{cities}} are in this clause now.',
  clauseMoved:
    'The words of {{clause}} changed as the button was pressed, and were not locked: you can lock the clause as it stands.',
  lockAsItStands: 'Lock {{clause}} as it stands',
  clauseUnlocked: '{{clause}} unlocked.',
  digestAtLock: 'Digest of the locked words:',
  digestNow: 'Digest of the words as they stand now:',
  reasonForAll: 'Everybody can read it. 500 characters at most.',

  textReopened: '{{name}} opened the text again at {{time}}.',
  textReopenedWhy: '{{name}} opened the text again at {{time}}. Reason: {{reason}}',

  stepDrafting:
    'Delegations and the secretariat write. The secretariat locks single clauses, and closes the text.',
  stepClosed:
    'Nobody changes the words. They are a version with a digest, which adoption and signing refer to. The secretariat can reopen the text with a reason.',
  stepAdopted: 'Recorded with the words: who was present, who counted, and the rule.',
  stepSigning: 'The cities sign the adopted words.',
  stepSigned: 'Signed by the cities. The words stay as they are.',
  stateSince: 'Since {{time}}, by {{name}}.',
  versionWithDigest: 'Rev. {{number}}, digest',

  closeAsk: 'Close the text…',
  closeQuestion: 'Close the text?',
  closeAct: 'Close the text',
  closeConsequence: 'Every clause is locked and Rev. {{revision}} is made. Reopening needs a reason.',
  textChanged:
    'The text has just changed, at {{time}}. Read it before you close. The digest below is that of the new words.',
  textMoved: 'The text changed as the button was pressed, and was not closed: you can close it as it stands.',
  closeAsItStands: 'Close the text as it stands',
  closeAsking: 'Looking at roster, delegations and unsent edits…',
  warnings: 'Before you close',
  warningsNone: 'No warnings',
  warnInTextOnly_one: 'Named in the text, but not on the roster: {{cities}}.',
  warnInTextOnly_other: 'Named in the text, but not on the roster: {{cities}}.',
  warnOnRosterOnly_one: 'On the roster as named, but not in the text: {{cities}}.',
  warnOnRosterOnly_other: 'On the roster as named, but not in the text: {{cities}}.',
  warnUnsent_one: 'Has edits that the server has not got yet: {{people}}.',
  warnUnsent_other: 'Have edits that the server has not got yet: {{people}}.',
  warnUnsentGone_one:
    'Left with edits that the server has not got: {{people}}. They become a draft of their author.',
  warnUnsentGone_other:
    'Left with edits that the server has not got: {{people}}. They become drafts of their authors.',
  warnOffline_one: 'Present, but nobody of the delegation is connected: {{cities}}.',
  warnOffline_other: 'Present, but nobody of the delegations is connected: {{cities}}.',

  adoptAsk: 'Adopt…',
  adoptQuestion: 'Adopt the declaration?',
  adoptAct: 'Adopt the declaration',
  adoptConsequence: 'The adoption is recorded, and with it is fixed:',
  versionChanged:
    'The text has just been closed anew, at {{time}}. Read it before you adopt. The digest below is that of the new words.',
  versionMoved:
    'The text was closed anew as the button was pressed, and was not adopted: read it and its digest before you adopt.',
  adoptWords: 'The words: Rev. {{number}}, digest',
  adoptPresent_one: 'Present, 1 city: {{cities}}.',
  adoptPresent_other: 'Present, {{count}} cities: {{cities}}.',
  adoptNobodyPresent: 'Nobody is marked present on the roster.',
  adoptCounting_one: 'Counting for the decision, 1 city: {{cities}}.',
  adoptCounting_other: 'Counting for the decision, {{count}} cities: {{cities}}.',
  adoptNobodyCounts: 'No city counts for the decision on the roster.',

  reopenAsk: 'Reopen…',
  reopenQuestion: 'Reopen the text?',
  reopenAct: 'Reopen the text',
  reopenWords: 'Everybody who writes can change the words again. The version stays on record.',
  reopenAdoption: 'The adoption is undone, and stays on record.',
  reopenLocks: 'Clauses that were locked before closing are locked again.',
  reopenPositions: 'Cities’ positions stay, and are to be reaffirmed where the words change.',

  linkAddress: 'Address of the link',
  linkHint: 'https://, http:// or mailto:',
  linkSet: 'Set the link',
  linkRemove: 'Remove the link',
  linkNotAllowed: 'Only https://, http:// and mailto: can stand in a declaration.',
  linkNoAddress: 'This is not a web address.',

  discardQuestion: 'Discard these words?',
  discardConsequence: 'They are not in the text. When they are discarded, nobody can bring them back.',
  discardAct: 'Discard the words',

  shortcutsTitle: 'Keyboard',
  shortcutMove: 'Next region: outline, toolbar, text, panel',
  shortcutMoveBack: 'Region before',
  shortcutToolbar: 'From the text to the toolbar',
  shortcutEnter: 'New clause',
  shortcutParagraph: 'New paragraph in the same clause',
  shortcutTab: 'Make the clause a sub-clause',
  shortcutUntab: 'One level up',
  shortcutClause: 'Move the clause up or down',
  shortcutUndo: 'Undo one’s own change',
  shortcutRedo: 'Redo it',
  shortcutBold: 'Bold',
  shortcutItalic: 'Italic',
  shortcutHelp: 'This list',
}

// Words of the dialog that brings an earlier moment of a text back.

export const restore = {
  questionVersion: 'Bring back {{what}} as it was in {{from}}?',
  questionMoment: 'Bring back {{what}} as it was on {{from}}?',
  wholeText: 'the whole text',
  act: 'Bring back {{what}}',
  broughtBackVersion: 'Brought back as it was in {{from}}: {{what}}.',
  broughtBackMoment: 'Brought back as it was on {{from}}: {{what}}.',
  actAllTheSame: 'Bring back {{what}} all the same',
  newEdit:
    'This is a new edit of yours. The words as they stand now are kept as a version, and what others write elsewhere stays.',
  looking: 'Looking at what would change…',
  changes: 'What changes',
  nothing: 'Nothing changes: the words are what they were then.',
  comesBack: '{{place}} comes back',
  goes: '{{place}} is taken out',
  moves: '{{place}} becomes {{to}}',
  kept_one: '{{clauses}} is locked and stays as it is.',
  kept_other: '{{clauses}} are locked and stay as they are.',
  reaffirm_one: '{{cities}} is then asked to reaffirm its position.',
  reaffirm_other: 'These cities are then asked to reaffirm their positions: {{cities}}.',
  wordsMoved:
    'These words changed as the button was pressed, and nothing was brought back. What changes now is shown anew. If others go on writing there, you can bring the words back all the same.',
}

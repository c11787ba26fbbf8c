// Words of the editor itself: its name and what is said about leaving it by keyboard.

export const editor = {
  text: 'Text of the declaration',
  tabHint:
    'Tab makes a sub-clause, Shift and Tab lifts it. Alt, Shift and an arrow key move a clause. Escape, then Tab, leaves the text.',
  readOnlyHint: 'The text can be read but not changed.',
  tabLeaves: 'Tab now leaves the text.',
}

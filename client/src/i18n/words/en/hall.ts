// Words of the hall screen.

export const hall = {
  opening: 'The hall screen is being opened.',
  unreachable: 'The server cannot be reached. This screen goes on by itself.',
  dead: 'This hall screen is not open',
  deadBody: 'The secretariat has closed it or given out another address. Ask for the present one.',
  lost: 'Not connected since {{time}}',
  clauseOf: 'Clause {{number}} of {{count}}',
  clauseIs: '{{clause}}, {{state}}',
  open: 'open',
  locked: 'locked',
  withChanges: 'With changes since Rev. {{number}}',
  'state-drafting': 'Drafting',
  'state-closed': 'The text is closed',
  'state-adopted': 'Adopted',
  'state-signing': 'Signing',
  'state-signed': 'Signed',
  adopted: 'Adopted, {{time}}',
  version: 'Rev. {{number}}, digest',
  by: 'by {{city}}',
  doesNotCount: 'Does not count',
}

// Words of comparing two wordings of a text.

export const compare = {
  server: 'The server',
  serverCode: 'Srv',

  saidInserted: 'inserted:',
  saidDeleted: 'deleted:',
  saidBy: '(by {{names}})',
  saidByNobody: '(it is not known by whom)',
  byNobody: 'It is not known by whom',
  formatBold: 'bold',
  formatNotBold: 'not bold',
  formatItalic: 'italic',
  formatNotItalic: 'not italic',
  formatLink: 'link',
  formatNoLink: 'no link',
  formatOtherLink: 'other link',
  formatSeparator: ', ',
}

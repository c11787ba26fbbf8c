// Words of the downloads: the formats of a text, and what comes of asking for one.

export const download = {
  draftNote: 'Not adopted: the file is marked as a draft, with its version and time.',
  pdf: 'PDF',
  pdfUse: 'To print and to sign',
  pdfToKeep: 'To print and to keep',
  docx: 'Word',
  docxUse: 'To work on it in a word processor',
  html: 'Web page',
  htmlUse: 'One file that every browser opens',
  md: 'Markdown',
  mdUse: 'For websites and wikis',
  txt: 'Plain text',
  txtUse: 'The words alone; opens anywhere',
  akn: 'Akoma Ntoso',
  aknUse: 'XML for legal databases and archives',
  json: 'Data',
  jsonUse: 'JSON for other programs',
  making: 'Making the file…',
  done: 'The file is among your downloads.',
  busy: 'Several files are being made already. Wait until they are there, then try again.',
  unreachable: 'The server cannot be reached, so there is no file. Check the connection, then try again.',
}

// The formats in which a text is downloaded; before them, once it is signed, the page with the signatures.
import { useTranslation } from 'react-i18next'
import { FILE_FORMATS, type FileAddress } from './file-formats.ts'
import { type FileRow, FileRows } from './file-rows.tsx'

export interface FileListProps {
  fileAddress: FileAddress
  /** What a page that is set anew is good for. */
  pdfUse: 'pdfOfDraft' | 'pdfToSign' | 'pdfUnsigned' | 'pdfToKeep'
  /** The page that has the signatures. */
  signedPdf?: FileRow | undefined
  /** A file is among the person's downloads. */
  onDone?: () => void
}

export function FileList({ fileAddress, pdfUse, signedPdf, onDone }: FileListProps) {
  const { t } = useTranslation('download')
  const files = FILE_FORMATS.map((format) => ({
    address: fileAddress(format),
    name: t(format),
    use: t(format === 'pdf' ? pdfUse : `${format}Use`),
  }))
  return <FileRows files={signedPdf ? [signedPdf, ...files] : files} onDone={onDone} />
}

// The formats in which a text is downloaded.
import { useTranslation } from 'react-i18next'
import { FILE_FORMATS, type FileAddress } from './file-formats.ts'
import { FileRows } from './file-rows.tsx'

export interface FileListProps {
  fileAddress: FileAddress
  /** Who only reads signs nothing. */
  isForReaders?: boolean
  /** A file is among the person's downloads. */
  onDone?: () => void
}

export function FileList({ fileAddress, isForReaders = false, onDone }: FileListProps) {
  const { t } = useTranslation('download')
  const files = FILE_FORMATS.map((format) => ({
    address: fileAddress(format),
    name: t(format),
    use: t(format === 'pdf' && isForReaders ? 'pdfToKeep' : `${format}Use`),
  }))
  return <FileRows files={files} onDone={onDone} />
}

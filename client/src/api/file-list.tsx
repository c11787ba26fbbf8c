// The formats in which a text is downloaded, each with a word on what it is for, and what came of the last one.
import { useTranslation } from 'react-i18next'
import { FILE_FORMATS, type FileAddress } from './file-formats.ts'
import styles from './file-list.module.css'
import { useDownload } from './use-download.ts'

export interface FileListProps {
  fileAddress: FileAddress
  /** Who only reads signs nothing. */
  isForReaders?: boolean
  /** A file is among the person's downloads. */
  onDone?: () => void
}

export function FileList({ fileAddress, isForReaders = false, onDone }: FileListProps) {
  const { t } = useTranslation('download')
  const { isMaking, isDone, failure, take } = useDownload()
  const choose = async (address: string) => {
    if (await take(address)) onDone?.()
  }
  return (
    <>
      <ul className={styles.formats}>
        {FILE_FORMATS.map((format) => (
          <li key={format}>
            <a
              href={fileAddress(format)}
              download
              aria-disabled={isMaking || undefined}
              onClick={(event) => {
                event.preventDefault()
                void choose(fileAddress(format))
              }}
            >
              <b>{t(format)}</b>
              <small>{t(format === 'pdf' && isForReaders ? 'pdfToKeep' : `${format}Use`)}</small>
            </a>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.status}>
        {isMaking ? t('making') : isDone && t('done')}
      </p>
      <p role="alert" className={styles.failure}>
        {failure}
      </p>
    </>
  )
}

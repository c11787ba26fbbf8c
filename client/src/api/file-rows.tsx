// Files to take along, each with a word on what it is for, and what came of the last one.
import { useTranslation } from 'react-i18next'
import styles from './file-list.module.css'
import { useDownload } from './use-download.ts'

export interface FileRow {
  readonly address: string
  readonly name: string
  readonly use: string
}

export interface FileRowsProps {
  files: readonly FileRow[]
  /** A file is among the person's downloads. */
  onDone?: (() => void) | undefined
}

export function FileRows({ files, onDone }: FileRowsProps) {
  const { t } = useTranslation('download')
  const { isMaking, isDone, failure, take } = useDownload()
  const choose = async (address: string) => {
    if (await take(address)) onDone?.()
  }
  return (
    <>
      <ul className={styles.formats}>
        {files.map(({ address, name, use }) => (
          <li key={address}>
            <a
              href={address}
              download
              aria-disabled={isMaking || undefined}
              onClick={(event) => {
                event.preventDefault()
                void choose(address)
              }}
            >
              <b>{name}</b>
              <small>{use}</small>
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

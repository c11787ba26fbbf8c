// Where scans are uploaded: by a button, or dropped.
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useAddScan } from '../api/signing.ts'
import { IconUpload } from '../ui/icons.ts'
import styles from './panel.module.css'

/** As the server keeps them. */
const KINDS = '.pdf,.png,.jpg,.jpeg,.tif,.tiff'

export function ScanDrop({ declarationId }: { declarationId: string }) {
  const { t } = useTranslation(['signing', 'shell'])
  const field = useRef<HTMLInputElement>(null)
  const add = useAddScan(declarationId)
  const [isOver, setOver] = useState(false)
  const send = async (files: readonly File[]) => {
    for (const file of files) await add.mutateAsync(file).catch(() => undefined)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type !== 'dragleave' && event.type !== 'drop')
  }
  const name = add.variables?.name ?? ''
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way for the pointer; the button is everybody's
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={over}
      onDrop={(event) => {
        over(event)
        void send([...event.dataTransfer.files])
      }}
    >
      <input
        ref={field}
        type="file"
        hidden
        multiple
        accept={KINDS}
        onChange={({ currentTarget }) => {
          void send([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
      <button
        type="button"
        className="button"
        aria-disabled={add.isPending}
        onClick={() => !add.isPending && field.current?.click()}
      >
        <IconUpload size={16} stroke={1.5} aria-hidden />
        {t('scanAdd')}
      </button>
      <span>{t('scanDrop')}</span>
      <span role="status" className={styles.said}>
        {add.isPending && t('scanSending', { name })}
        {add.isSuccess && t('scanAdded', { name })}
      </span>
      {add.error && (
        <p role="alert" className={`${styles.said} ${styles.failure}`}>
          {name}: {problemSentence(add.error, t('shell:offlineBody'))}
        </p>
      )}
    </div>
  )
}

// Where scans are uploaded: by a button, or dropped. What is refused stays named while the others go on.
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useAddScan } from '../api/signing.ts'
import { IconUpload } from '../ui/icons.ts'
import styles from './panel.module.css'

/** As the server keeps them. */
const KINDS = '.pdf,.png,.jpg,.jpeg,.tif,.tiff'

/** As many as the server takes, in MB of 1024² bytes. */
const LARGEST = 25

interface Refused {
  readonly name: string
  readonly why: string
}

export function ScanDrop({ declarationId }: { declarationId: string }) {
  const { t } = useTranslation(['signing', 'shell'])
  const field = useRef<HTMLInputElement>(null)
  const add = useAddScan(declarationId)
  const [isOver, setOver] = useState(false)
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const faultOf = ({ size }: File): string | undefined => {
    if (size === 0) return t('scanEmpty')
    return size > LARGEST * 1024 ** 2 ? t('scanTooLarge', { largest: LARGEST }) : undefined
  }
  const refusalOf = (file: File) =>
    add.mutateAsync(file).then(
      () => undefined,
      (error: unknown) => problemSentence(error, t('shell:offlineBody')),
    )
  const send = async (files: readonly File[]) => {
    setRefused([])
    for (const file of files) {
      const why = faultOf(file) ?? (await refusalOf(file))
      if (why !== undefined) setRefused((others) => [...others, { name: file.name, why }])
    }
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
      <span>{t('scanDrop', { largest: LARGEST })}</span>
      <span role="status" className={styles.said}>
        {add.isPending && t('scanSending', { name })}
        {add.isSuccess && t('scanAdded', { name })}
      </span>
      {refused.length > 0 && (
        <div role="alert" className={styles.said}>
          {refused.map(({ name: file, why }) => (
            <p key={file} className={styles.failure}>
              {file}: {why}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}

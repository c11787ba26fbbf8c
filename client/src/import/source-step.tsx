// The source: pasted, or read from a file. Or none, for an empty page.
import { Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Dispatch, type DragEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Column } from '../ui/column.tsx'
import { Form } from '../ui/form.tsx'
import { type DecodeRefusal, decodeText, type Encoding, MAX_FILE_BYTES } from './decode-text.ts'
import type { DraftEvent, ImportDraft } from './import-draft.ts'
import styles from './source-step.module.css'

export interface SourceStepProps {
  plenaryId: string
  draft: ImportDraft
  dispatch: Dispatch<DraftEvent>
}

type FileReading = { name: string; encoding: Encoding } | { refused: DecodeRefusal }

export function SourceStep({ plenaryId, draft, dispatch }: SourceStepProps) {
  const { t } = useTranslation('importing')
  const [reading, setReading] = useState<FileReading>()
  const [fault, setFault] = useState<'sourceMissing' | 'fileTooLarge'>()
  const { source } = draft

  const readFile = async (file: File | undefined) => {
    if (!file) return
    const tooLarge = file.size > MAX_FILE_BYTES
    const decoded = tooLarge
      ? { refused: 'fileTooLarge' as const }
      : decodeText(new Uint8Array(await file.arrayBuffer()))
    setFault(undefined)
    setReading('refused' in decoded ? decoded : { name: file.name, encoding: decoded.encoding })
    if ('text' in decoded) dispatch({ type: 'source-changed', source: decoded.text })
  }
  const read = () => {
    const found = source.trim() === '' ? 'sourceMissing' : isTooLarge(source) ? 'fileTooLarge' : undefined
    setFault(found)
    if (!found) dispatch({ type: 'read' })
  }
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0]
    if (!file) return
    event.preventDefault()
    void readFile(file)
  }

  return (
    <Column title={t('title')} lead={t('sourceLead')}>
      <Form act={t('read')} isBusy={false} failure={fault && t(fault)} onSubmit={read}>
        <Textarea
          name="source"
          label={t('source')}
          description={t('sourceHint')}
          rows={16}
          spellCheck={false}
          value={source}
          error={fault !== undefined}
          onDrop={drop}
          classNames={{ input: styles.source ?? '' }}
          onChange={(event) => dispatch({ type: 'source-changed', source: event.currentTarget.value })}
        />
        <FileField reading={reading} onFile={(file) => void readFile(file)} />
      </Form>
      <div className={styles.other}>
        <button
          type="button"
          className="button"
          onClick={() => dispatch({ type: 'started-empty', language: interfaceLanguage() })}
        >
          {t('empty')}
        </button>
        <Link to="/plenaries/$plenary" params={{ plenary: plenaryId }} className="button quiet">
          {t('toPlenary')}
        </Link>
      </div>
    </Column>
  )
}

function FileField({
  reading,
  onFile,
}: {
  reading: FileReading | undefined
  onFile: (file: File | undefined) => void
}) {
  const { t } = useTranslation('importing')
  const id = useId()
  const isRefused = reading !== undefined && 'refused' in reading
  return (
    <div className={styles.file}>
      <label htmlFor={id}>{t('file')}</label>
      <input
        id={id}
        type="file"
        accept=".txt,text/plain"
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
      <p id={`${id}-hint`}>{t('fileHint')}</p>
      <p role={isRefused ? 'alert' : 'status'} className={isRefused ? styles.refused : undefined}>
        {reading && ('refused' in reading ? t(reading.refused) : t('fileRead', reading))}
      </p>
    </div>
  )
}

/** By the bytes that will be sent, counted without making them where the length alone tells. */
function isTooLarge(source: string): boolean {
  return source.length > MAX_FILE_BYTES || new TextEncoder().encode(source).length > MAX_FILE_BYTES
}

// The end of the bar: print, copy, download, keys, and below 1200 px the panel.
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DownloadButton } from '../api/download-button.tsx'
import { fileStage, textFile } from '../api/file-formats.ts'
import { problemSentence } from '../api/problem-error.ts'
import { withWords } from '../i18n/i18n.ts'
import {
  IconCheck,
  IconCopy,
  IconDownload,
  IconKeyboard,
  IconLayoutSidebarRight,
  IconPrinter,
} from '../ui/icons.ts'
import { useDesk } from './desk-context.ts'
import { lateDialog } from './late-dialog.tsx'
import styles from './text-bar.module.css'

const ShortcutsDialog = lateDialog(() =>
  withWords(import('./shortcuts-dialog.tsx'), 'acts').then((file) => file.ShortcutsDialog),
)

export interface TextBarEndProps {
  stamp: { print: () => Promise<void>; copy: () => Promise<void> }
  isPanelOpen: boolean
  onPanel: () => void
}

const COPIED_FOR = 3_000

export function TextBarEnd({ stamp, isPanelOpen, onPanel }: TextBarEndProps) {
  const { t } = useTranslation('desk')
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [copied, setCopied] = useState<string>()
  useHelpKey(() => setHelpOpen(true))
  useEffect(() => {
    if (copied === undefined) return
    const timer = setTimeout(() => setCopied(undefined), COPIED_FOR)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    stamp.copy().then(
      () => setCopied(t('draftCopied')),
      (error) => setCopied(problemSentence(error, t('copyFailed'))),
    )
  return (
    <>
      <span role="status" className="spoken">
        {copied}
      </span>
      <button
        type="button"
        className="button quiet"
        aria-label={t('printHint')}
        title={t('printHint')}
        onClick={() => void stamp.print()}
      >
        <IconPrinter size={18} stroke={1.5} aria-hidden />
        <span className={styles.word}>{t('print')}</span>
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={t('copyDraftHint')}
        title={copied ?? t('copyDraftHint')}
        onClick={() => void copy()}
      >
        {copied === undefined ? (
          <IconCopy size={18} stroke={1.5} aria-hidden />
        ) : (
          <IconCheck size={18} stroke={1.5} aria-hidden />
        )}
        <span className={styles.word}>{t('copyDraft')}</span>
      </button>
      <TextDownload />
      <button
        type="button"
        className={`button quiet icon ${styles.keyboard}`}
        aria-label={t('shortcuts')}
        title={t('shortcuts')}
        onClick={() => setHelpOpen(true)}
      >
        <IconKeyboard size={18} stroke={1.5} aria-hidden />
      </button>
      <button
        type="button"
        className={`button quiet icon ${styles.panel}`}
        aria-label={t('panel')}
        title={t('panel')}
        aria-expanded={isPanelOpen}
        onClick={onPanel}
      >
        <IconLayoutSidebarRight size={18} stroke={1.5} aria-hidden />
      </button>
      {isHelpOpen && (
        <ShortcutsDialog onMissing={() => setHelpOpen(false)} onClose={() => setHelpOpen(false)} />
      )}
    </>
  )
}

function TextDownload() {
  const { t } = useTranslation('desk')
  const { declaration, text } = useDesk()
  return (
    <DownloadButton
      label={t('downloadHint')}
      fileAddress={textFile(text.id)}
      declarationId={declaration.id}
      stage={fileStage(declaration.state)}
      align="end"
      className="button quiet"
    >
      <span className={styles.face} title={t('downloadHint')}>
        <IconDownload size={18} stroke={1.5} aria-hidden />
        <span className={styles.word} aria-hidden="true">
          {t('download')}
        </span>
        <span className="spoken">{t('downloadHint')}</span>
      </span>
    </DownloadButton>
  )
}

/** Ctrl+/ (Command+/), as most editors have it. */
function useHelpKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      open()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}

// A single-use link in a dialog: shown once, to copy. A click beside the dialog does not lose it.
import { TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedLink } from '../api/invitations.ts'
import { useFormats } from '../i18n/format.ts'
import { Dialog } from '../ui/dialog.tsx'
import { IconCopy } from '../ui/icons.ts'
import { useCopy } from '../ui/use-copy.ts'
import styles from './single-use-link.module.css'

/** A link that was issued just now, with the words for whom. */
export interface ShownLink extends IssuedLink {
  title: string
  /** Where the server mails it too. */
  mailedTo: string | null
}

export function SingleUseLink({ link, onDone }: { link: ShownLink; onDone: () => void }) {
  const { t } = useTranslation('people')
  const { dayAndMinute } = useFormats()
  const { mailedTo } = link
  const time = dayAndMinute(link.expiresAt)
  const field = useRef<HTMLInputElement>(null)
  const { outcome, copy } = useCopy(link.link)
  /** Where the browser keeps the clipboard from pages without https, the link is selected, ready for the keyboard. */
  const selectAndCopy = () => {
    field.current?.select()
    void copy()
  }
  return (
    <Dialog
      onClose={onDone}
      title={link.title}
      size={560}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      centered
    >
      <p>{mailedTo === null ? t('linkOnce', { time }) : t('linkMailed', { address: mailedTo, time })}</p>
      <TextInput
        ref={field}
        className={styles.link}
        aria-label={t('linkField')}
        value={link.link}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="dialog-acts">
        <span role="status" className={styles.copied}>
          {outcome === 'done' && t('linkCopied')}
        </span>
        <button type="button" className="button" onClick={onDone}>
          {t('linkDone')}
        </button>
        <button type="button" className="button filled" data-autofocus onClick={selectAndCopy}>
          <IconCopy size={16} stroke={1.5} aria-hidden="true" />
          {t('linkCopy')}
        </button>
      </div>
    </Dialog>
  )
}

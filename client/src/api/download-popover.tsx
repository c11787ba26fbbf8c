// The formats of a text behind a button.
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PopupProps } from '../ui/late-popup.tsx'
import styles from './download-popover.module.css'
import type { FileAddress } from './file-formats.ts'
import { FileList } from './file-list.tsx'

export interface DownloadPopoverProps extends PopupProps {
  /** What is downloaded, for who cannot see beside which button the formats stand. */
  label: string
  fileAddress: FileAddress
  /** Whether the words are not adopted: the file says so. */
  isDraft: boolean
  /** With which end of the button the formats are in line. */
  align: 'start' | 'end'
}

export function DownloadPopover(props: DownloadPopoverProps) {
  const { label, fileAddress, isDraft, align, className, children, opened, onChange, button } = props
  const { t } = useTranslation('download')
  return (
    <Popover
      opened={opened}
      onChange={onChange}
      position={`bottom-${align}`}
      width={300}
      trapFocus
      returnFocus
      transitionProps={{ duration: 180 }}
    >
      <Popover.Target>
        <button type="button" className={className} ref={button} onClick={() => onChange(!opened)}>
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} aria-label={label}>
        {isDraft && <p className={styles.note}>{t('draftNote')}</p>}
        <FileList fileAddress={fileAddress} onDone={() => onChange(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

// The formats of a text behind a button.
import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PopupProps } from '../ui/late-popup.tsx'
import styles from './download-popover.module.css'
import type { FileAddress, FileStage } from './file-formats.ts'
import { FileList, type FileListProps } from './file-list.tsx'
import type { FileRow } from './file-rows.tsx'
import { signedPdfAddress } from './signing.ts'

export interface DownloadPopoverProps extends PopupProps {
  /** What is downloaded, for who cannot see beside which button the formats stand. */
  label: string
  fileAddress: FileAddress
  declarationId: string
  /** The file of a draft says that it is one; what is being signed has a page with the signatures. */
  stage: FileStage
  /** With which end of the button the formats are in line. */
  align: 'start' | 'end'
}

const PDF_USE = {
  draft: 'pdfOfDraft',
  adopted: 'pdfToSign',
  signing: 'pdfUnsigned',
  signed: 'pdfUnsigned',
} as const satisfies Record<FileStage, FileListProps['pdfUse']>

export function DownloadPopover(props: DownloadPopoverProps) {
  const { label, fileAddress, stage, align, className, children, opened, onChange, button } = props
  const { t } = useTranslation('download')
  const signedPdf = useSignedPdf(props)
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
        {stage === 'draft' && <p className={styles.note}>{t('draftNote')}</p>}
        <FileList
          fileAddress={fileAddress}
          pdfUse={PDF_USE[stage]}
          signedPdf={signedPdf}
          onDone={() => onChange(false)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

function useSignedPdf({ declarationId, stage }: DownloadPopoverProps): FileRow | undefined {
  const { t } = useTranslation('download')
  if (stage !== 'signing' && stage !== 'signed') return undefined
  return {
    address: signedPdfAddress(declarationId),
    name: t(stage === 'signed' ? 'signedPdf' : 'sealedPdf'),
    use: t(stage === 'signed' ? 'signedPdfUse' : 'sealedPdfUse'),
  }
}

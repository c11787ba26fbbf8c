// The button behind which a text is downloaded; the formats come when they are wanted.
import type { ReactNode } from 'react'
import { withWords } from '../i18n/i18n.ts'
import { LatePopup } from '../ui/late-popup.tsx'
import type { DownloadPopoverProps } from './download-popover.tsx'

export interface DownloadButtonProps
  extends Pick<DownloadPopoverProps, 'label' | 'fileAddress' | 'declarationId' | 'stage' | 'align'> {
  className: string | undefined
  children: ReactNode
}

const loadPopover = () =>
  withWords(import('./download-popover.tsx'), 'download').then(({ DownloadPopover }) => DownloadPopover)

export function DownloadButton({ className, children, ...own }: DownloadButtonProps) {
  return (
    <LatePopup load={loadPopover} own={own} kind="dialog" className={className}>
      {children}
    </LatePopup>
  )
}

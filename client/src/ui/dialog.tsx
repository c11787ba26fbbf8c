// A dialog: it takes the focus, and gives it back to what opened it.
import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useState } from 'react'

export type DialogProps = Omit<ModalProps, 'opened' | 'returnFocus' | 'transitionProps'>

/** Open for as long as it is mounted. */
export function Dialog(props: DialogProps) {
  const [opener] = useState(() => document.activeElement)
  useLayoutEffect(
    () => () => {
      const now = document.activeElement
      const isInside = now === document.body || now?.closest('[role=dialog]')
      if (isInside && opener instanceof HTMLElement) opener.focus({ preventScroll: true })
    },
    [opener],
  )
  return <Modal {...props} opened returnFocus={false} transitionProps={{ duration: 240 }} />
}

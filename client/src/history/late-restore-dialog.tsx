// The dialog that brings an earlier moment back, fetched with its words when it is first asked for.
import { useEffect } from 'react'
import { withWords } from '../i18n/i18n.ts'
import { useLate } from '../ui/use-late.ts'
import type { RestoreDialogProps } from './restore-dialog.tsx'

const load = () =>
  withWords(import('./restore-dialog.tsx'), 'restore', 'compare', 'desk').then(
    ({ RestoreDialog }) => RestoreDialog,
  )

/** `onMissing`: it can't be fetched now, and the question is taken back. */
export function LateRestoreDialog({ onMissing, ...own }: RestoreDialogProps & { onMissing: () => void }) {
  const [Dialog, want] = useLate(load, onMissing)
  useEffect(want, [want])
  return Dialog && <Dialog {...own} />
}

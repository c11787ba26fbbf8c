// The question before each act on the life of a declaration, and how the button that asks it looks.
import type { ComponentType } from 'react'
import { IconFileCheck, IconGavel, IconRotateClockwise } from '../ui/icons.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import { CloseDialog } from './close-dialog.tsx'
import type { TextEvent } from './life-acts.ts'
import { ReopenDialog } from './reopen-dialog.tsx'

export const LIFE_DIALOGS: Record<TextEvent, ComponentType<{ onClose: () => void }>> = {
  close: CloseDialog,
  adopt: AdoptDialog,
  reopen: ReopenDialog,
}
export const LIFE_WORDS = {
  close: { word: 'closeAsk', icon: IconFileCheck },
  adopt: { word: 'adoptAsk', icon: IconGavel },
  reopen: { word: 'reopenAsk', icon: IconRotateClockwise },
} as const satisfies Record<TextEvent, object>

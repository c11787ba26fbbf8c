// A dialog of the desk whose code is fetched when it is first asked for. Without a connection it is not there: that is told, and
// the text stays on the page.
import { type ComponentType, useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLate } from '../ui/use-late.ts'
import { DeskContext } from './desk-context.ts'

/** `onMissing` takes the question back. */
export function lateDialog<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return function LateDialog({ onMissing, ...own }: Props & { onMissing: () => void }) {
    const { t } = useTranslation()
    const desk = useContext(DeskContext)
    const [Dialog, want] = useLate(load, () => {
      desk?.tell({ about: 'late dialog', sentence: `${t('offlineTitle')} ${t('offlineBody')}` })
      onMissing()
    })
    useEffect(want, [want])
    return Dialog && <Dialog {...(own as unknown as Props)} />
  }
}

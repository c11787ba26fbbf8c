// Tells the reader what somebody else did to the place in which the reader is: a lock there, or that the text is open again.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { useDesk } from './desk-context.ts'
import type { OutlineRow } from './outline-rows.ts'

/** @param selected where the reader is */
export function useLockNews(selected: OutlineRow | undefined): void {
  const { t } = useTranslation('desk')
  const { second } = useFormats()
  const { declaration, person, isWriter, tell } = useDesk()
  const lock = selected?.lock
  const place = selected?.key
  const before = useRef<{ place: string | undefined; at: string | undefined }>(undefined)
  useEffect(() => {
    const last = before.current
    before.current = { place, at: lock?.at }
    const isNews = last !== undefined && last.place === place && lock !== undefined && last.at !== lock.at
    if (!isNews || lock.name === person.name) return
    tell({
      about: `lock ${lock.clauseId}`,
      sentence: t('clauseWasLocked', { clause: lock.label, time: second(lock.at) }),
    })
  }, [place, lock, person.name, tell, t, second])

  const isOpen = IS_OPEN[declaration.state]
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isReopened = isOpen && !wasOpen.current
    wasOpen.current = isOpen
    if (isReopened && isWriter && declaration.role !== 'secretariat')
      tell({ about: 'reopened', sentence: t('textReopened') })
  }, [isOpen, isWriter, declaration.role, tell, t])
}

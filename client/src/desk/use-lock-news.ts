// Tells the reader what somebody else did to the place in which the reader is: a lock there, one that is undone and why, or
// that the text is open again and why.

import { beginningOf } from '@plenary/shared/compare/cut-words'
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import { interfaceLanguage, withWords } from '../i18n/i18n.ts'
import { useDesk } from './desk-context.ts'
import type { OutlineRow, RowLock } from './outline-rows.ts'
import { readUnlocking } from './unlockings.ts'

/** Of a reason as much as can be read while it is told; the panel has it whole. */
const TOLD_REASON = 80

/** @param selected where the reader is */
export function useLockNews(selected: OutlineRow | undefined): void {
  const { declaration } = useDesk()
  const tellLocked = useTellLocked()
  const tellUnlocked = useTellUnlocked()
  const tellReopened = useTellReopened()
  const lock = selected?.lock
  const place = selected?.key
  const before = useRef<{ place: string | undefined; lock: RowLock | undefined }>(undefined)
  useEffect(() => {
    const last = before.current
    before.current = { place, lock }
    if (last === undefined || last.place !== place || last.lock?.at === lock?.at) return
    if (lock) tellLocked(lock)
    else if (last.lock) void tellUnlocked(last.lock)
  }, [place, lock, tellLocked, tellUnlocked])

  const isOpen = IS_OPEN[declaration.state]
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    const isReopened = isOpen && !wasOpen.current
    wasOpen.current = isOpen
    if (isReopened) void tellReopened()
  }, [isOpen, tellReopened])
}

function useTellReopened() {
  const formats = useFormats()
  const { declaration, person, tell } = useDesk()
  return useCallback(async () => {
    if (declaration.stateSince?.name === person.name) return
    const { reopeningNews } = await withWords(import('./reopening-news.ts'), 'acts')
    tell({ about: 'reopened', sentence: await reopeningNews(declaration, formats) })
  }, [declaration, person.name, tell, formats])
}

function useTellLocked() {
  const { t } = useTranslation('desk')
  const { second } = useFormats()
  const { person, tell } = useDesk()
  return useCallback(
    ({ clauseId, label, name, at }: RowLock) => {
      if (name === person.name) return
      const sentence = t('clauseWasLocked', { clause: label, time: second(at) })
      tell({ about: `lock ${clauseId}`, sentence })
    },
    [person.name, tell, t, second],
  )
}

/** By whom and why is on the record: who may not read that, or cannot just now, is told the rest. */
function useTellUnlocked() {
  const { t } = useTranslation('desk')
  const { second } = useFormats()
  const { declaration, person, tell } = useDesk()
  const client = useQueryClient()
  return useCallback(
    async ({ clauseId, label }: RowLock) => {
      const unlocking = await readUnlocking(client, declaration, clauseId).catch(() => undefined)
      if (unlocking?.personId === person.id) return
      const told = unlocking && {
        clause: label,
        name: unlocking.name,
        time: second(unlocking.at),
        reason: beginningOf(unlocking.reason, TOLD_REASON, interfaceLanguage()),
      }
      const sentence = told ? t('clauseWasUnlocked', told) : t('clauseUnlockedOnly', { clause: label })
      tell({ about: `unlocked ${clauseId}`, sentence })
    },
    [client, declaration, person.id, tell, t, second],
  )
}

// What the editor is told of the locks, and what is told when somebody tries to write over one.
import { IS_OPEN } from '@plenary/shared/declaration/life'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocks } from '../api/locks.ts'
import type { EditorLocks } from '../editor/lock-marks.ts'
import { useFormats } from '../i18n/format.ts'
import { useDesk } from './desk-context.ts'
import type { OutlineRow } from './outline-rows.ts'

/** The same object until a lock, the state or the language changes. */
export function useEditorLocks(): EditorLocks {
  const { t } = useTranslation('desk')
  const { second, minute } = useFormats()
  const { declaration, text } = useDesk()
  const isClosed = !IS_OPEN[declaration.state]
  const locks = useLocks(text.id).data
  return useMemo(
    () => ({
      isClosed,
      clauses: new Map(
        locks?.map(({ clauseId, at }) => [
          clauseId,
          { label: t('locked', { time: minute(at) }), title: t('lockedAt', { time: second(at) }) },
        ]),
      ),
    }),
    [isClosed, locks, t, second, minute],
  )
}

/** Says once, for a while, why a key does nothing in a locked clause. */
export function useTellAttempt(rows: readonly OutlineRow[]): (clauseId: string) => void {
  const { t } = useTranslation('desk')
  const { declaration, tell } = useDesk()
  const word = declaration.role === 'secretariat' ? 'clauseIsLockedForSecretariat' : 'clauseIsLocked'
  return useCallback(
    (clauseId) => {
      const row = rows.find((known) => known.clauseId === clauseId)
      if (row) tell({ about: `attempt ${clauseId}`, sentence: t(word, { clause: row.label }) })
    },
    [rows, tell, t, word],
  )
}

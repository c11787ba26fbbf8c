// Asks before a clause is locked or unlocked: what follows, the words' digest, and for unlocking a reason.
import type { Digests } from '@plenary/shared/api/life-routes'
import { useTranslation } from 'react-i18next'
import { useDigests, useLockClause } from '../api/locks.ts'
import { isProblem, problemSentence } from '../api/problem-error.ts'
import { useMovedWords } from '../api/use-moved-words.ts'
import { useFormats } from '../i18n/format.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Digest } from '../ui/digest.tsx'
import { useDesk } from './desk-context.ts'
import styles from './lock-dialog.module.css'
import type { OutlineRow, RowLock } from './outline-rows.ts'
import { ONESELF } from './presence-by-city.ts'
import { useShownDigest } from './use-shown-digest.ts'

interface ClauseQuestion {
  /** As the clause is called now: it may get another number meanwhile. */
  row: OutlineRow
  onClose: () => void
}

export interface LockDialogProps extends ClauseQuestion {
  /** As it was when the question was asked: what is asked is not swapped under the reader. */
  lock: RowLock | undefined
}

export function LockDialog({ lock, ...question }: LockDialogProps) {
  return lock ? <Unlocking lock={lock} {...question} /> : <Locking {...question} />
}

function Locking({ row, onClose }: ClauseQuestion) {
  const { clauseId, named } = row
  const { t } = useTranslation(['acts', 'desk', 'shell'])
  const { second } = useFormats()
  const { declaration, text } = useDesk()
  const act = useLockClause(declaration.id)
  const digests = useDigests(text.id)
  const digest = digestIn(digests.data, clauseId)
  const changedAt = useShownDigest(digest)
  const haveMoved = useMovedWords(act.error)
  const error = act.error ?? digests.error
  const failure = () => {
    if (isProblem(error, 'precondition-failed')) return t('clauseMoved', { clause: named })
    return error ? problemSentence(error, t('shell:offlineBody')) : undefined
  }
  const lock = () => {
    if (clauseId !== null)
      act.mutate({ clause: clauseId, digest: haveMoved ? undefined : digest }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      question={t('lockQuestion', { clause: named })}
      act={t(haveMoved ? 'lockAsItStands' : 'desk:lockClause', { clause: named })}
      isWaiting={digest === undefined && !haveMoved}
      isBusy={act.isPending}
      notice={
        changedAt === undefined || haveMoved
          ? undefined
          : t('clauseChanged', { clause: named, time: second(changedAt) })
      }
      failure={failure()}
      onAct={lock}
      onCancel={onClose}
    >
      <p>{t('lockConsequence')}</p>
      <WhoIsThere row={row} />
      {digest !== undefined && (
        <p>
          {t('digestNow')} <Digest key={digest} digest={digest} />
        </p>
      )}
    </ActDialog>
  )
}

/** Whose carets are in the clause or its sub-clauses now, oneself left out. */
function WhoIsThere({ row: { clauseId, within } }: { row: OutlineRow }) {
  const { t } = useTranslation('acts')
  const { list } = useFormats()
  const { present } = useDesk()
  const clauses = [clauseId, ...within]
  const cities = present
    .filter(({ people }) =>
      people.some(({ person, clause }) => person !== ONESELF && clause && clauses.includes(clause)),
    )
    .map(({ name }) => name)
  return (
    <p role="status" className={styles.there}>
      {cities.length > 0 && t('whoIsThere', { count: cities.length, cities: list(cities) })}
    </p>
  )
}

function Unlocking({ row: { clauseId, named, label }, lock, onClose }: ClauseQuestion & { lock: RowLock }) {
  const { t } = useTranslation(['acts', 'shell'])
  const { second } = useFormats()
  const { declaration, tell } = useDesk()
  const act = useLockClause(declaration.id)
  const unlock = (reason: string) => {
    if (clauseId === null) return
    const onSuccess = () => {
      tell({ about: `unlocked ${clauseId}`, sentence: t('clauseUnlocked', { clause: label }) })
      onClose()
    }
    act.mutate({ clause: clauseId, reason }, { onSuccess })
  }
  return (
    <ActDialog
      question={t('unlockQuestion', { clause: named })}
      act={t('unlockClause', { clause: named })}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      reasonHint={t('reasonForAll')}
      onAct={unlock}
      onCancel={onClose}
    >
      <p>{t('unlockConsequence', { time: second(lock.at) })}</p>
      <p>
        {t('digestAtLock')} <Digest digest={lock.digest} />
      </p>
    </ActDialog>
  )
}

function digestIn(digests: Digests | undefined, clauseId: string | null): string | undefined {
  return digests?.clauses.find((clause) => clause.clauseId === clauseId)?.digest
}

// One city for which the reader signs: the sentence and the act, or what came of it; it can decline, and sign after all.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Digest } from '../ui/digest.tsx'
import { OutsideAct } from './outside-act.tsx'
import styles from './panel.module.css'
import { useAskReason } from './reason-context.ts'
import { SignAct } from './sign-act.tsx'
import { useSigns } from './sign-context.ts'
import type { Signer } from './signers.ts'

export interface OwnSigningProps {
  declaration: DeclarationFacts
  signer: Signer
  adoptedAt: string
  /** Of one city the panel's title says which. */
  isOnly: boolean
  isNext: boolean
  onSign: () => void
}

export function OwnSigning({ declaration, signer, adoptedAt, isOnly, isNext, onSign }: OwnSigningProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const { there } = usePlenaryTimes()
  const askReason = useAskReason()
  const act = useSigningAct(declaration.id)
  const city = nameIn(signer.names, interfaceLanguage())
  const { outcome, cityId } = signer
  const isSigned = outcome?.kind === 'signed'
  return (
    <>
      {!isOnly && <h2>{city}</h2>}
      {outcome === null ? (
        <>
          <p className={styles.consent}>
            {t('consent', { city, title: declaration.title, day: there.day(adoptedAt) })}
          </p>
          <SignAct city={city} isNext={isNext} onAsk={onSign} />
        </>
      ) : (
        <OutcomeSentence signer={signer} city={city} />
      )}
      {act.error && (
        <p role="alert" className={styles.failure}>
          {problemSentence(act.error, t('shell:offlineBody'))}
        </p>
      )}
      <OutsideAct declarationId={declaration.id} signers={outcome === null ? [signer] : []} isOwn />
      {!isSigned && (
        <button
          type="button"
          className="button quiet"
          aria-disabled={act.isPending}
          onClick={() =>
            outcome === null
              ? askReason({ kind: 'decline', declarationId: declaration.id, cityId, city })
              : !act.isPending && act.mutate({ act: 'sign-after-all', city: cityId })
          }
        >
          {t(outcome === null ? 'declineAsk' : 'signsAfterAll', { city })}
        </button>
      )}
    </>
  )
}

function OutcomeSentence({ signer: { outcome, cityId }, city }: { signer: Signer; city: string }) {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const sentence = useRef<HTMLParagraphElement>(null)
  const isOwnAct = useSigns().justSigned === cityId
  useEffect(() => {
    if (isOwnAct) sentence.current?.focus()
  }, [isOwnAct])
  if (outcome?.kind === 'declined')
    return <p>{t('ownDeclined', { city, time: said(outcome.at), reason: outcome.reason })}</p>
  if (outcome?.kind !== 'signed') return null
  const facts = { city, time: said(outcome.at), name: outcome.name }
  return (
    <>
      <p ref={sentence} role="status" tabIndex={-1} className={styles.signed}>
        {t(outcome.way === 'paper' ? 'ownSignedPaper' : 'ownSigned', facts)}
      </p>
      {outcome.certificate !== null && (
        <p className={styles.certificate}>
          {t('certificateOf')} <Digest digest={outcome.certificate} />
        </p>
      )}
      {outcome.way !== 'paper' && <p className={styles.fine}>{t('cannotWithdraw')}</p>}
    </>
  )
}

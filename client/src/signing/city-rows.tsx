// City by city what came of it, and what the secretariat records of it.
import type { IssuedCode } from '@plenary/shared/api/signing-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useIssuedCodes } from '../api/ceremony.ts'
import { problemSentence } from '../api/problem-error.ts'
import { useSigningAct } from '../api/signing.ts'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { CodeDialog } from './code-dialog.tsx'
import { CodeLine } from './code-line.tsx'
import { useOutcomeWords } from './outcome-words.ts'
import styles from './panel.module.css'
import { PaperDialog } from './paper-dialog.tsx'
import { useAskReason } from './reason-context.ts'
import type { Signer } from './signers.ts'

export interface CityRowsProps {
  declarationId: string
  signers: readonly Signer[]
  /** Of the text that is signed. */
  language: string
  adoptedAt: string
}

type Question = 'code' | 'paper'
type Reason = 'take-back' | 'decline'

export function CityRows({ declarationId, signers, language, adoptedAt }: CityRowsProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const [asked, setAsked] = useState<{ question: Question; cityId: string }>()
  const askReason = useAskReason()
  const act = useSigningAct(declarationId)
  const codes = useIssuedCodes(declarationId).data
  const codeOf = (cityId: string) => codes?.find((code) => code.cityId === cityId)
  const signer = signers.find(({ cityId }) => cityId === asked?.cityId)
  const close = () => setAsked(undefined)
  const about = signer && {
    declarationId,
    ...cityOf(signer),
    onClose: close,
  }
  return (
    <section className={styles.part}>
      <h2>{t('cities')}</h2>
      {act.error && (
        <p role="alert" className={styles.failure}>
          {problemSentence(act.error, t('shell:offlineBody'))}
        </p>
      )}
      <ul className={styles.rows}>
        {signers.map((each) => (
          <CityRow
            key={each.cityId}
            signer={each}
            code={codeOf(each.cityId)}
            onAsk={(question) => setAsked({ question, cityId: each.cityId })}
            onReason={(kind) => askReason({ kind, declarationId, ...cityOf(each) })}
            onAfterAll={() => act.mutate({ act: 'sign-after-all', city: each.cityId })}
          />
        ))}
      </ul>
      {about && asked?.question === 'code' && (
        <CodeDialog {...about} signer={signer} earlier={codeOf(signer.cityId)?.issuedAt} />
      )}
      {about && asked?.question === 'paper' && (
        <PaperDialog {...about} {...{ signer, language, adoptedAt }} />
      )}
    </section>
  )
}

function cityOf({ cityId, names }: Signer): { cityId: string; city: string } {
  return { cityId, city: nameIn(names, interfaceLanguage()) }
}

interface CityRowProps {
  signer: Signer
  code: IssuedCode | undefined
  onAsk: (question: Question) => void
  onReason: (reason: Reason) => void
  onAfterAll: () => void
}

/** Its buttons stay the same elements whatever they do, so that the focus comes back to them. */
function CityRow({ signer, code, onAsk, onReason, onAfterAll }: CityRowProps) {
  const { names, outcome, holderNames } = signer
  const { t } = useTranslation('signing')
  const language = interfaceLanguage()
  const city = nameIn(names, language)
  const isOnPaper = outcome?.kind === 'signed' && outcome.way === 'paper'
  return (
    <li>
      <div>
        <b>
          {city}
          {holderNames && <small>{t('byProxy', { city: nameIn(holderNames, language) })}</small>}
        </b>
        <Outcome outcome={outcome} />
        <CodeLine code={code} outcome={outcome} />
      </div>
      <div className={styles.acts}>
        {outcome === null && (
          <button
            key="code"
            type="button"
            className="button small quiet"
            aria-label={t(code ? 'codeAskAgainOf' : 'codeAskOf', { city })}
            onClick={() => onAsk('code')}
          >
            {t(code ? 'codeAskAgain' : 'codeAsk')}
          </button>
        )}
        {(outcome === null || isOnPaper) && (
          <button
            key="paper"
            type="button"
            className="button small quiet"
            aria-label={t(isOnPaper ? 'takeBackAskOf' : 'paperAskOf', { city })}
            onClick={() => (isOnPaper ? onReason('take-back') : onAsk('paper'))}
          >
            {t(isOnPaper ? 'takeBackAsk' : 'paperAsk')}
          </button>
        )}
        {(outcome === null || outcome.kind === 'declined') && (
          <button
            key="decline"
            type="button"
            className="button small quiet"
            aria-label={t(outcome === null ? 'declineAsk' : 'afterAllOf', { city })}
            onClick={() => (outcome === null ? onReason('decline') : onAfterAll())}
          >
            {t(outcome === null ? 'declinesAsk' : 'afterAll')}
          </button>
        )}
      </div>
    </li>
  )
}

function Outcome({ outcome }: Pick<Signer, 'outcome'>) {
  const { t } = useTranslation('signing')
  const { there } = usePlenaryTimes()
  const words = useOutcomeWords()
  if (outcome?.kind === 'declined')
    return <small>{t('rowDeclined', { time: there.second(outcome.at), reason: outcome.reason })}</small>
  if (outcome?.kind !== 'signed') return <small>{words(outcome)}</small>
  return <small data-kind="signed">{t('rowSigner', { status: words(outcome), name: outcome.name })}</small>
}

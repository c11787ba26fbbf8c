// The signing as the secretariat works at it: how far it is, what is recorded city by city, scans, and its end.
import type { Signing } from '@plenary/shared/api/signing-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signedPdfAddress } from '../api/signing.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Digest } from '../ui/digest.tsx'
import { IconPrinter } from '../ui/icons.ts'
import { CityRows } from './city-rows.tsx'
import { ConcludeDialog } from './conclude-dialog.tsx'
import { OutsideAct } from './outside-act.tsx'
import styles from './panel.module.css'
import { PanelHead, type PanelProps, useProgressSentence } from './panel-parts.tsx'
import { useAskReason } from './reason-context.ts'
import { mayKeepScans, Scans } from './scans.tsx'
import { byOutcome } from './signers.ts'

export function ProgressPanel({ declaration, text, signing, signers }: PanelProps & { signing: Signing }) {
  const { t } = useTranslation('signing')
  const { said } = usePlenaryTimes()
  const [isConcluding, setConcluding] = useState(false)
  const askReason = useAskReason()
  const isComplete = byOutcome(signers).open.length === 0
  return (
    <>
      <PanelHead title={useProgressSentence(signers)} isLive>
        {t('openSince', { time: said(signing.openedAt), number: signing.version })}{' '}
        <Digest digest={signing.digest} />
      </PanelHead>
      <div className={styles.acts}>
        <a className="button" href={signedPdfAddress(declaration.id)} download>
          <IconPrinter size={16} stroke={1.5} aria-hidden />
          {t('sealedPdfPrint')}
        </a>
        <OutsideAct declarationId={declaration.id} signers={byOutcome(signers).open} />
      </div>
      <CityRows
        declarationId={declaration.id}
        signers={signers}
        language={text.language}
        adoptedAt={signing.adoptedAt}
      />
      <Scans declarationId={declaration.id} scans={signing.scans} mayChange={mayKeepScans(declaration)} />
      <div className={`${styles.part} ${styles.acts}`}>
        <button
          type="button"
          className={`button ${isComplete ? 'filled' : ''}`}
          onClick={() => setConcluding(true)}
        >
          {t('concludeAsk')}
        </button>
        <button
          type="button"
          className="button quiet"
          onClick={() => askReason({ kind: 'abort', declarationId: declaration.id, signers })}
        >
          {t('abortAsk')}
        </button>
      </div>
      {isConcluding && (
        <ConcludeDialog
          declarationId={declaration.id}
          signers={signers}
          onClose={() => setConcluding(false)}
        />
      )}
    </>
  )
}

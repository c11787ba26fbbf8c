// Scans of what was signed on paper: everybody downloads them, the secretariat adds and removes them.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Scan } from '@plenary/shared/api/signing-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { scanAddress, useSigningAct } from '../api/signing.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { Ask } from '../ui/ask.tsx'
import { Digest } from '../ui/digest.tsx'
import { fileSize } from './file-size.ts'
import styles from './panel.module.css'
import { ScanDrop } from './scan-drop.tsx'

export interface ScansProps {
  declarationId: string
  scans: readonly Scan[]
  mayChange: boolean
}

export function Scans({ declarationId, scans, mayChange }: ScansProps) {
  const { t } = useTranslation(['signing', 'shell'])
  const [removed, setRemoved] = useState<Scan>()
  const remove = useSigningAct(declarationId)
  if (scans.length === 0 && !mayChange) return null
  return (
    <section className={styles.part}>
      <h2>{t('scans')}</h2>
      <p>{t(scans.length === 0 ? 'scansNone' : 'scansLead')}</p>
      {remove.error && (
        <p role="alert" className={styles.failure}>
          {problemSentence(remove.error, t('shell:offlineBody'))}
        </p>
      )}
      <ul className={styles.rows}>
        {scans.map((scan) => (
          <ScanRow
            key={scan.id}
            declarationId={declarationId}
            scan={scan}
            onRemove={mayChange ? () => setRemoved(scan) : undefined}
          />
        ))}
      </ul>
      {mayChange && <ScanDrop declarationId={declarationId} />}
      {removed && (
        <Ask
          question={t('scanRemoveQuestion', { name: removed.name })}
          consequence={t('scanRemoveConsequence')}
          act={t('scanRemoveAct')}
          onAct={() => {
            setRemoved(undefined)
            remove.mutate({ act: 'remove-scan', scan: removed.id })
          }}
          onCancel={() => setRemoved(undefined)}
        />
      )}
    </section>
  )
}

/** Also once the signing is concluded. */
export function mayKeepScans({ role, cityId, state }: DeclarationFacts): boolean {
  return isAllowed({ role, ownCity: cityId, action: 'record-paper-signature', state, city: null })
}

interface ScanRowProps {
  declarationId: string
  scan: Scan
  onRemove: (() => void) | undefined
}

function ScanRow({ declarationId, scan: { id, name, size, at, digest }, onRemove }: ScanRowProps) {
  const { t, i18n } = useTranslation('signing')
  const { there } = usePlenaryTimes()
  return (
    <li>
      <div>
        <a href={scanAddress(declarationId, id)} download={name} aria-label={t('scanDownload', { name })}>
          {name}
        </a>
        <small>
          {t('scanFacts', { size: fileSize(size, i18n.language), time: there.second(at) })}{' '}
          <Digest digest={digest} />
        </small>
      </div>
      {onRemove && (
        <button
          type="button"
          className="button small quiet"
          aria-label={t('scanRemoveOf', { name })}
          onClick={onRemove}
        >
          {t('scanRemove')}
        </button>
      )}
    </li>
  )
}

// The root certificates of the network, with their fingerprints to compare, and the making of a new one.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { rootAddress, useRenewRoot, useRoots } from '../api/authority.ts'
import { Loaded } from '../api/loaded.tsx'
import { problemSentence } from '../api/problem-error.ts'
import { useFormats } from '../i18n/format.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Panel } from '../ui/area.tsx'
import { Digest } from '../ui/digest.tsx'
import lines from '../ui/lines.module.css'

export function NetworkRoots() {
  const { t } = useTranslation('secretariat')
  const { dayAndMinute } = useFormats()
  const roots = useRoots()
  const [isAsking, setAsking] = useState(false)
  const since = (created: string, retired: string | null) =>
    retired === null
      ? t('rootSince', { time: dayAndMinute(created) })
      : t('rootRetired', { time: dayAndMinute(retired) })
  return (
    <Panel
      title={t('roots')}
      lead={t('rootsLead')}
      acts={
        <button type="button" className="button" disabled={!roots.data} onClick={() => setAsking(true)}>
          {t('rootNew')}
        </button>
      }
    >
      <Loaded query={roots}>
        {(all) => (
          <ul className={lines.lines}>
            {all.map(({ number, fingerprint, createdAt, retiredAt }) => (
              <li key={fingerprint}>
                <span className={lines.what}>
                  {t('rootNumber', { number })} <Digest digest={fingerprint} />
                </span>
                <span className={lines.fact}>{since(createdAt, retiredAt)}</span>
                <a href={rootAddress(fingerprint)} download aria-label={t('rootDownloadOf', { number })}>
                  {t('rootDownload')}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {isAsking && <RenewDialog onClose={() => setAsking(false)} />}
    </Panel>
  )
}

function RenewDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const renew = useRenewRoot()
  return (
    <ActDialog
      question={t('rootQuestion')}
      act={t('rootAct')}
      isBusy={renew.isPending}
      failure={renew.error ? problemSentence(renew.error, t('shell:offlineBody')) : undefined}
      onAct={() => renew.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('rootConsequence')}</p>
      <p>{t('rootTell')}</p>
    </ActDialog>
  )
}

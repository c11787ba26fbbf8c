// The proxies at a plenary: who acts for whom, in what, by which letter, and whether it holds now.

import { proxiesInForce } from '@plenary/shared/positions/proxies'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Loaded } from '../api/loaded.tsx'
import type { PlenaryWithRoster } from '../api/plenaries.ts'
import { useProxies } from '../api/positions.ts'
import { problemSentence } from '../api/problem-error.ts'
import { type ProxyOfCity, useRemoveProxy } from '../api/proxies.ts'
import { useFormats } from '../i18n/format.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import { Ask } from '../ui/ask.tsx'
import lines from '../ui/lines.module.css'
import { ProxyDialog } from './proxy-dialog.tsx'
import { PROXIES_PLACE } from './proxy-facts.tsx'
import { cityName } from './roster-table.tsx'
import { SCOPE_WORDS } from './scope-words.ts'

export function PlenaryProxies({ plenary }: { plenary: PlenaryWithRoster }) {
  const { t } = useTranslation('secretariat')
  const proxies = useProxies(plenary.id)
  const [asked, setAsked] = useState<ProxyOfCity | 'new'>()
  const add = (
    <button type="button" className="button" onClick={() => setAsked('new')}>
      {t('proxyNew')}
    </button>
  )
  return (
    <>
      <Panel
        id={PROXIES_PLACE}
        title={t('proxies')}
        lead={t('proxiesLead')}
        acts={proxies.data?.length ? add : undefined}
      >
        <Loaded query={proxies}>
          {(all) =>
            all.length === 0 ? (
              <EmptyPanel sentence={t('proxiesNone')}>{add}</EmptyPanel>
            ) : (
              <ul className={lines.lines}>
                {all.map((proxy) => (
                  <ProxyLine
                    key={proxy.principalId}
                    plenary={plenary}
                    proxy={proxy}
                    onChange={() => setAsked(proxy)}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Panel>
      {asked !== undefined && (
        <ProxyDialog
          plenary={plenary}
          proxy={asked === 'new' ? undefined : asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

interface ProxyLineProps {
  plenary: PlenaryWithRoster
  proxy: ProxyOfCity
  onChange: () => void
}

function ProxyLine({ plenary, proxy, onChange }: ProxyLineProps) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const { list } = useFormats()
  const remove = useRemoveProxy(plenary.id)
  const [isAsking, setAsking] = useState(false)
  const [principal, holder] = [cityName(plenary, proxy.principalId), cityName(plenary, proxy.holderId)]
  const names = { principal, holder }
  return (
    <li>
      <span className={lines.what}>
        {t('proxySaid', { ...names, scopes: list(proxy.scopes.map((scope) => t(SCOPE_WORDS[scope]))) })}
        <small>
          {proxy.letter}. {t(stateOf(plenary, proxy), names)}
        </small>
        {remove.isError && (
          <small role="alert">{problemSentence(remove.error, t('shell:offlineBody'))}</small>
        )}
      </span>
      <button
        type="button"
        className="button small"
        aria-label={t('proxyChangeNamed', names)}
        onClick={onChange}
      >
        {t('cityChange')}
      </button>
      <button
        type="button"
        className="button quiet small"
        aria-label={t('proxyEndNamed', names)}
        onClick={() => setAsking(true)}
      >
        {t('proxyEnd')}
      </button>
      {isAsking && (
        <Ask
          question={t('proxyEndAsk', names)}
          consequence={t('proxyEndConsequence', names)}
          act={t('proxyEndAct')}
          onAct={() => {
            setAsking(false)
            remove.mutate(proxy.principalId)
          }}
          onCancel={() => setAsking(false)}
        />
      )}
    </li>
  )
}

/** Whether it holds now, and if not, why: nothing of it is derived into the roster. */
function stateOf({ roster }: PlenaryWithRoster, proxy: ProxyOfCity) {
  const attendance = roster.map(({ city, present }) => ({ cityId: city.id, present }))
  if (proxiesInForce([proxy], attendance).length > 0) return 'proxyInForce'
  const isHolderThere = attendance.some(({ cityId, present }) => cityId === proxy.holderId && present)
  return isHolderThere ? 'proxyPrincipalThere' : 'proxyHolderAway'
}

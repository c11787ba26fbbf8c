// Who signs for each city, below the roster: everybody reads it, the secretariat and the city's own head say it.
import { isAllowed } from '@plenary/shared/access/access-table'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { RosterEntry } from '@plenary/shared/api/plenary-routes'
import { nameIn } from '@plenary/shared/declaration/name-in'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { interfaceLanguage } from '../i18n/i18n.ts'
import { Panel } from '../ui/area.tsx'
import lines from '../ui/lines.module.css'
import { SignatoryDialog } from './signatory-dialog.tsx'

export function Signatories({ declaration }: { declaration: DeclarationFacts }) {
  const { t } = useTranslation('signing')
  const { roster, role, cityId, state, plenary, texts } = declaration
  const [askedId, setAsked] = useState<string>()
  const signing = roster.filter(({ signs }) => signs)
  const asked = roster.find(({ city }) => city.id === askedId)
  const mayName = (city: string) =>
    isAllowed({ role, ownCity: cityId, action: 'name-signatory', state, city })
  if (signing.length === 0) return null
  return (
    <Panel title={t('signatories')} lead={t('signatoriesLead')}>
      <ul className={lines.lines}>
        {signing.map((entry) => (
          <SignatoryLine
            key={entry.city.id}
            entry={entry}
            onAsk={mayName(entry.city.id) ? () => setAsked(entry.city.id) : undefined}
          />
        ))}
      </ul>
      {asked && (
        <SignatoryDialog
          plenaryId={plenary.id}
          entry={asked}
          languages={texts.map(({ language }) => language)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  )
}

function SignatoryLine({ entry, onAsk }: { entry: RosterEntry; onAsk: (() => void) | undefined }) {
  const { t } = useTranslation('signing')
  const { city, signatory } = entry
  const name = nameIn(city.names, interfaceLanguage())
  const said = [signatory?.names, signatory?.titles].flatMap((each) =>
    each ? nameIn(each, interfaceLanguage()) : [],
  )
  return (
    <li>
      <div className={lines.what}>
        <b>{name}</b>
        <small>{said.length > 0 ? said.join(', ') : t('noSignatory')}</small>
      </div>
      {onAsk && (
        <button
          type="button"
          className="button small"
          aria-label={t('signatoryAskOf', { city: name })}
          onClick={onAsk}
        >
          {t('signatoryAsk')}
        </button>
      )}
    </li>
  )
}

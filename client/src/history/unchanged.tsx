// In the place of changes where there are none: between what, or why nothing can be compared, and a way on.
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Statement } from '../ui/statement.tsx'
import type { CompareAddress } from './compare-address.ts'
import type { ComparedSides } from './compared-sides.ts'
import { useComparing } from './comparing.ts'

export interface UnchangedProps {
  sides: ComparedSides
  address: CompareAddress
  onAddress: (changed: CompareAddress) => void
  declarationId: string
  /** Whether a city has stated nothing that could be compared with. */
  hasNoBase: boolean
}

export function Unchanged({ sides, address, onAddress, declarationId, hasNoBase }: UnchangedProps) {
  const { t } = useTranslation('compare')
  const { onlyBy } = useComparing()
  if (hasNoBase)
    return (
      <Statement title={t('neverAgreed')} body={t('chooseAnother')}>
        <ToVersions declarationId={declarationId} />
      </Statement>
    )
  if (address.city !== undefined || address.clause !== undefined)
    return (
      <Statement title={onlyBy ? t('nothingBy', { name: onlyBy.name }) : t('nothingChosen')}>
        <button
          type="button"
          className="button"
          onClick={() => onAddress({ city: undefined, clause: undefined })}
        >
          {t('showAll')}
        </button>
      </Statement>
    )
  const [from, to] = [sides.from.title, sides.to.title]
  return (
    <Statement
      title={sides.to.value === 'now' ? t('nothingSince', { from }) : t('nothingChanged', { from, to })}
      body={t('chooseAnother')}
    >
      <ToVersions declarationId={declarationId} />
    </Statement>
  )
}

function ToVersions({ declarationId }: { declarationId: string }) {
  const { t } = useTranslation('versions')
  return (
    <Link className="button" to="/declarations/$declaration/versions" params={{ declaration: declarationId }}>
      {t('toVersions')}
    </Link>
  )
}

// An address without anything behind it.
import { useTranslation } from 'react-i18next'
import { Statement } from '../ui/statement.tsx'
import { Frame } from './page-frame.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <Frame>
      <Statement title={t('notFoundTitle')} body={t('notFoundBody')}>
        <a className="button" href="/">
          {t('toDeclarations')}
        </a>
      </Statement>
    </Frame>
  )
}

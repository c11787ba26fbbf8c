// An address without anything behind it. No guard asked who is signed in, so this does, for the header.
import { useTranslation } from 'react-i18next'
import { useWhoIsSignedIn } from '../api/people.ts'
import { Statement } from '../ui/statement.tsx'
import { Frame } from './page-frame.tsx'

export function NotFound() {
  const { t } = useTranslation()
  useWhoIsSignedIn()
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

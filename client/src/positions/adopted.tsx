// What stands in the place of the blockers once the declaration is adopted: when, and the opinions of absent cities.
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../i18n/format.ts'
import styles from './adopted.module.css'
import { Opinions, type OpinionsProps } from './opinions.tsx'

export interface AdoptedProps extends Omit<OpinionsProps, 'round'> {
  declaration: DeclarationFacts
}

export function Adopted(props: AdoptedProps) {
  const { t } = useTranslation('positions')
  const { second } = useFormats()
  const { opinions: round } = props.declaration
  return (
    <section className={styles.block}>
      <div>
        <h2>{t('isAdopted')}</h2>
        {round && <p>{t('adoptedAt', { time: second(round.adoptedAt) })}</p>}
      </div>
      {round && <Opinions {...props} round={round} />}
    </section>
  )
}

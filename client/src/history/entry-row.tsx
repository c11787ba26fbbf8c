// One place of the line: a version large, one that was made by itself small, a period of work with who worked.
import { Checkbox } from '@mantine/core'
import type { DeclarationFacts } from '@plenary/shared/api/declaration-routes'
import type { Version } from '@plenary/shared/api/version-routes'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DownloadButton } from '../api/download-button.tsx'
import { fileStage, versionFile } from '../api/file-formats.ts'
import { useFormats } from '../i18n/format.ts'
import { Digest } from '../ui/digest.tsx'
import { CompareLink } from './compare-link.tsx'
import { isNamed, type PlaceEntry, type VersionEntry } from './time-line.ts'
import styles from './time-line-list.module.css'
import { useVersionWords } from './use-version-words.ts'
import { WhoWorked } from './who-worked.tsx'

export interface EntryRowProps {
  declaration: DeclarationFacts
  textId: string
  entry: PlaceEntry
  isChosen: boolean
  onChoose: () => void
  onName: ((version: Version) => void) | undefined
}

export function EntryRow(props: EntryRowProps) {
  const { entry, isChosen, onChoose } = props
  const { t } = useTranslation('versions')
  const words = useVersionWords()
  const isVersion = entry.kind === 'version'
  return (
    <li
      className={styles.row}
      data-kind={entry.kind}
      data-large={isVersion && isNamed(entry.version) ? true : undefined}
    >
      <Checkbox
        className={styles.check ?? ''}
        checked={isChosen}
        onChange={onChoose}
        aria-label={t('choose', { entry: words.entry(entry) })}
      />
      <When {...props} />
      <span className={styles.dot} aria-hidden="true" />
      {isVersion ? (
        <VersionFacts {...props} entry={entry} />
      ) : (
        <WhoWorked period={entry.period} roster={props.declaration.roster} />
      )}
    </li>
  )
}

function When({ declaration, entry }: EntryRowProps) {
  const { t } = useTranslation('versions')
  const { time } = useFormats()
  const words = useVersionWords()
  if (entry.kind === 'version') {
    return (
      <time className={styles.when} dateTime={entry.at}>
        {time(entry.at)}
      </time>
    )
  }
  return (
    <span className={styles.when}>
      <PastLink declaration={declaration} entry={entry}>
        {words.period(entry.period.from, entry.period.to)}
        <span className="spoken"> {t('openAsItWas')}</span>
      </PastLink>
    </span>
  )
}

interface PastLinkProps {
  declaration: DeclarationFacts
  entry: PlaceEntry
  children: ReactNode
}

function PastLink({ declaration, entry, children }: PastLinkProps) {
  return (
    <Link
      to="/declarations/$declaration/versions/past"
      params={{ declaration: declaration.id }}
      search={{ moment: entry.moment }}
    >
      {children}
    </Link>
  )
}

function VersionFacts({ declaration, textId, entry, onName }: EntryRowProps & { entry: VersionEntry }) {
  const { t } = useTranslation('versions')
  const words = useVersionWords()
  const { version } = entry
  const whole = words.whole(version)
  if (!isNamed(version)) {
    return (
      <div className={styles.what}>
        <p className={styles.facts}>
          <PastLink declaration={declaration} entry={entry}>
            {words.title(version)}
          </PastLink>
          {onName && (
            <button
              type="button"
              className={styles.act}
              aria-label={t('giveNameTo', { version: whole })}
              onClick={() => onName(version)}
            >
              {t('giveName')}
            </button>
          )}
        </p>
      </div>
    )
  }
  return (
    <div className={styles.what}>
      <h4 className={styles.title}>
        <PastLink declaration={declaration} entry={entry}>
          {words.title(version)}
        </PastLink>
      </h4>
      {version.note !== null && <p className={styles.note}>{version.note}</p>}
      <p className={styles.facts}>
        <span>{words.reason(version)}</span>
        {version.by && <span>{version.by.name}</span>}
        <span>
          {t('digest')} <Digest digest={version.digest} />
        </span>
      </p>
      <p className={styles.facts}>
        <CompareLink declarationId={declaration.id} from={entry.moment} to="now" className={styles.act ?? ''}>
          {t('compareWithNow')}
        </CompareLink>
        <DownloadButton
          label={t('downloadOf', { version: whole })}
          fileAddress={versionFile(declaration.id, version.id, textId)}
          declarationId={declaration.id}
          stage={declaration.version?.id === version.id ? fileStage(declaration.state) : 'draft'}
          align="start"
          className={styles.act}
        >
          <span aria-hidden="true">{t('download')}</span>
          <span className="spoken">{t('downloadOf', { version: whole })}</span>
        </DownloadButton>
        {onName && (
          <button
            type="button"
            className={styles.act}
            aria-label={t('renameOf', { version: whole })}
            onClick={() => onName(version)}
          >
            {t('rename')}
          </button>
        )}
      </p>
    </div>
  )
}

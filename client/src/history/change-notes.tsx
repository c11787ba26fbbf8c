// In the margin of a part: who changed what in it. A note leads to its change, and says who it was.
import type { PlacedChange } from '@plenary/shared/compare/changes-of'
import { useTranslation } from 'react-i18next'
import { Tile } from '../ui/tile.tsx'
import type { AuthorFace, AuthorFaces } from './author-faces.ts'
import styles from './change-notes.module.css'
import { useComparing, useCurrent } from './comparing.ts'

export interface ChangeNotesProps {
  changes: readonly PlacedChange[]
  className?: string
}

export function ChangeNotes({ changes, className = '' }: ChangeNotesProps) {
  const { i18n } = useTranslation('compare')
  const { facesOf, changeWords, whoWords, select } = useComparing()
  const current = useCurrent()
  if (changes.length === 0) return null
  return (
    <div className={`${styles.notes} ${className}`} lang={i18n.language}>
      {byAuthors(changes, facesOf).map(({ key, faces, own }) => (
        <div key={key}>
          <Names faces={faces} />
          {own.map((change) => (
            <button
              key={change.key}
              type="button"
              title={whoWords(change).join('\n')}
              aria-current={change === current}
              onClick={() => select(change)}
            >
              {changeWords(change)}
            </button>
          ))}
        </div>
      ))}
    </div>
  )
}

function Names({ faces }: { faces: readonly AuthorFace[] }) {
  const { t } = useTranslation('compare')
  if (faces.length === 0) return <b>{t('byNobody')}</b>
  return faces.map(({ key, name, code, palette }) => (
    <b key={key}>
      <Tile code={code} palette={palette} isSmall />
      {name}
    </b>
  ))
}

/** What the same cities changed under one head. */
function byAuthors(changes: readonly PlacedChange[], facesOf: AuthorFaces['facesOf']) {
  const groups = new Map<string, { key: string; faces: AuthorFace[]; own: PlacedChange[] }>()
  for (const change of changes) {
    const faces = facesOf(change.by)
    const key = faces.map((face) => face.key).join()
    const group = groups.get(key) ?? { key, faces, own: [] }
    group.own.push(change)
    groups.set(key, group)
  }
  return [...groups.values()]
}

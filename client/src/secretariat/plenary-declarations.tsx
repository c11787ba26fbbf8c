// The declarations of a plenary: opened, renamed in the list, a new one begun.
import { TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Reply } from '../api/call.ts'
import { useRenameDeclaration } from '../api/declaration-list.ts'
import { useDeclarations } from '../api/declarations.ts'
import { useFormProblem } from '../api/field-problem.ts'
import { Loaded } from '../api/loaded.tsx'
import { STATE_WORDS, STATUS_WORDS } from '../i18n/fact-words.ts'
import { useFormats } from '../i18n/format.ts'
import { EmptyPanel, Panel } from '../ui/area.tsx'
import { Form } from '../ui/form.tsx'
import lines from '../ui/lines.module.css'

type Declaration = Reply<'GET /api/declarations'>[number]

export function PlenaryDeclarations({ plenaryId }: { plenaryId: string }) {
  const { t } = useTranslation('secretariat')
  const declarations = useDeclarations()
  const own = declarations.data?.filter((declaration) => declaration.plenaryId === plenaryId)
  const create = (
    <Link to="/plenaries/$plenary/declarations/new" params={{ plenary: plenaryId }} className="button filled">
      {t('declarationNew')}
    </Link>
  )
  return (
    <Panel title={t('tabDeclarations')} acts={own && own.length > 0 ? create : undefined}>
      <Loaded query={{ ...declarations, data: own }}>
        {(all) =>
          all.length === 0 ? (
            <EmptyPanel sentence={t('declarationsNone')}>{create}</EmptyPanel>
          ) : (
            <ul className={lines.lines}>
              {all.map((declaration) => (
                <DeclarationLine key={declaration.id} declaration={declaration} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function DeclarationLine({ declaration }: { declaration: Declaration }) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const { languageName } = useFormats()
  const [isRenaming, setRenaming] = useState(false)
  const { id, title, state, texts } = declaration
  if (isRenaming) {
    return (
      <li>
        <div className={lines.what}>
          <RenameForm id={id} title={title} onDone={() => setRenaming(false)} />
        </div>
      </li>
    )
  }
  const languages = texts.map(
    ({ language, status }) => `${languageName(language)} (${t(`shell:${STATUS_WORDS[status]}`)})`,
  )
  return (
    <li>
      <div className={lines.what}>
        <Link to="/declarations/$declaration" params={{ declaration: id }} className={lines.serif}>
          {title}
        </Link>
        <small>{languages.join(', ')}</small>
      </div>
      <span className={lines.fact}>{t(`shell:${STATE_WORDS[state]}`)}</span>
      {state === 'drafting' && (
        <button
          type="button"
          className="button small"
          aria-label={t('declarationRenameNamed', { title })}
          onClick={() => setRenaming(true)}
        >
          {t('declarationRename')}
        </button>
      )}
    </li>
  )
}

function RenameForm({ id, title, onDone }: { id: string; title: string; onDone: () => void }) {
  const { t } = useTranslation(['secretariat', 'shell'])
  const rename = useRenameDeclaration()
  const problem = useFormProblem(rename.error)
  const [wanted, setWanted] = useState(title)
  const isMissing = wanted.trim() === ''
  const send = () => {
    if (!isMissing) rename.mutate({ declaration: id, title: wanted.trim() }, { onSuccess: onDone })
  }
  return (
    <Form
      act={t('declarationSave')}
      isQuiet
      isBusy={rename.isPending}
      failure={problem.sentence}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextInput
        label={t('declarationTitle')}
        description={t('declarationTitleHint')}
        value={wanted}
        error={isMissing ? t('shell:fieldMissing') : problem.at('title')}
        autoFocus
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
    </Form>
  )
}

// A new declaration: from an empty text, or from a text that the importer read and a person checked.

import { blocksToContent } from '@plenary/shared/declaration/import/blocks-to-content'
import { newClauseId } from '@plenary/shared/ids'
import { isRefusal } from '@plenary/shared/refusal'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCreateDeclaration } from '../api/declaration-list.ts'
import { useFormProblem } from '../api/field-problem.ts'
import { ProblemError } from '../api/problem-error.ts'
import { CheckStep } from './check-step.tsx'
import { EmptyStep } from './empty-step.tsx'
import { titleOf } from './import-draft.ts'
import { SourceStep } from './source-step.tsx'
import { useKeptDraft } from './use-kept-draft.ts'

const ownClauseId = () => newClauseId((length) => crypto.getRandomValues(new Uint8Array(length)))

export function NewDeclarationPage({ plenaryId }: { plenaryId: string }) {
  const { t } = useTranslation('shell')
  const navigate = useNavigate()
  const { draft, dispatch, forget } = useKeptDraft(plenaryId)
  const create = useCreateDeclaration()
  const [refused, setRefused] = useState<ProblemError>()
  const [wasTried, setTried] = useState(false)
  const problem = useFormProblem(refused ?? create.error)
  const title = titleOf(draft)
  const titleFault = wasTried && title.trim() === '' ? t('fieldMissing') : problem.at('title')

  const send = () => {
    setTried(true)
    setRefused(undefined)
    if (title.trim() === '' || create.isPending) return
    const content = draft.step === 'empty' ? null : blocksToContent(draft.blocks, ownClauseId)
    if (isRefusal(content)) {
      setRefused(new ProblemError(content.refused, 400))
      return
    }
    const { language, status, numberStyle } = draft.settings
    create.mutate(
      { plenaryId, title: title.trim(), text: { language, status, numberStyle, content } },
      {
        onSuccess: ({ id }) => {
          forget()
          void navigate({ to: '/declarations/$declaration', params: { declaration: id } })
        },
      },
    )
  }

  const common = { draft, dispatch, title, titleFault }
  const sending = { failure: problem.sentence, isBusy: create.isPending, onCreate: send }
  if (draft.step === 'empty') return <EmptyStep {...common} {...sending} />
  if (draft.step === 'check') return <CheckStep {...common} {...sending} />
  return <SourceStep plenaryId={plenaryId} draft={draft} dispatch={dispatch} />
}

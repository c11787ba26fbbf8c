// Beginning with an empty page: only what the text is.
import type { Dispatch } from 'react'
import { useTranslation } from 'react-i18next'
import { Column } from '../ui/column.tsx'
import { Form } from '../ui/form.tsx'
import type { DraftEvent, ImportDraft } from './import-draft.ts'
import { TextSettingsFields } from './text-settings.tsx'

/** What both ways of beginning need to become a declaration. */
export interface CreateProps {
  draft: ImportDraft
  dispatch: Dispatch<DraftEvent>
  title: string
  titleFault: string | undefined
  failure: string | undefined
  isBusy: boolean
  onCreate: () => void
}

export function EmptyStep({ draft, dispatch, title, titleFault, failure, isBusy, onCreate }: CreateProps) {
  const { t } = useTranslation('importing')
  return (
    <Column title={t('title')} lead={t('emptyLead')}>
      <Form
        act={t('create')}
        isBusy={isBusy}
        failure={failure}
        onSubmit={onCreate}
        onCancel={() => dispatch({ type: 'back' })}
      >
        <TextSettingsFields
          settings={draft.settings}
          title={title}
          titleFault={titleFault}
          onChange={(settings) => dispatch({ type: 'settings-changed', settings })}
        />
      </Form>
    </Column>
  )
}

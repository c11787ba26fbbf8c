// Asks before a version is made of the text as it stands, or before one that is there gets another name.
import { Textarea, TextInput } from '@mantine/core'
import type { Version } from '@plenary/shared/api/version-routes'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemSentence } from '../api/problem-error.ts'
import { useNameVersion } from '../api/versions.ts'
import { useFormats } from '../i18n/format.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { isNamed } from './time-line.ts'
import { useVersionWords } from './use-version-words.ts'

const LONGEST_NAME = 120
const LONGEST_NOTE = 500

export interface NameDialogProps {
  declarationId: string
  versions: readonly Version[]
  /** Undefined: one is made. */
  version: Version | undefined
  onClose: () => void
}

export function NameDialog({ declarationId, versions, version, onClose }: NameDialogProps) {
  const { t } = useTranslation(['versions', 'shell'])
  const act = useNameVersion(declarationId)
  const [name, setName] = useState(version?.name ?? '')
  const [note, setNote] = useState(version?.note ?? '')
  const [wasTried, setTried] = useState(false)
  const { question, button, consequence } = useNameWords(versions, version)
  const number = version ? version.number : nextNumber(versions)
  const [line, noteLine] = [inOneLine(name), inOneLine(note)]
  // What has no number is called by nothing else.
  const isMissing = number === null && line === ''
  const tooLong = (written: string, longest: number) =>
    written.length > longest ? t('shell:reasonTooLong', { length: written.length, longest }) : undefined
  const faults = {
    name: tooLong(line, LONGEST_NAME) ?? (wasTried && isMissing ? t('shell:fieldMissing') : undefined),
    note: tooLong(noteLine, LONGEST_NOTE),
  }
  const send = () => {
    setTried(true)
    if (isMissing || faults.name || faults.note) return
    const words = { ...(line === '' ? {} : { name: line }), ...(noteLine === '' ? {} : { note: noteLine }) }
    act.mutate({ version: version?.id, words }, { onSuccess: onClose })
  }
  return (
    <ActDialog
      question={question}
      act={button}
      isBusy={act.isPending}
      failure={act.error ? problemSentence(act.error, t('shell:offlineBody')) : undefined}
      onAct={send}
      onCancel={onClose}
    >
      <p>{consequence}</p>
      <TextInput
        data-autofocus
        label={t('name')}
        description={
          number === null ? t('nameHintOnly') : t('nameHint', { revision: t('revision', { number }) })
        }
        value={name}
        error={faults.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label={t('note')}
        description={t('noteHint')}
        value={note}
        rows={3}
        error={faults.note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ActDialog>
  )
}

function useNameWords(versions: readonly Version[], version: Version | undefined) {
  const { t } = useTranslation('versions')
  const { minute } = useFormats()
  const words = useVersionWords()
  if (!version) {
    const revision = t('revision', { number: nextNumber(versions) })
    return {
      question: t('makeQuestion', { revision }),
      button: t('makeAct', { revision }),
      consequence: t('makeConsequence', { revision }),
    }
  }
  const consequence = t('nameConsequence')
  return isNamed(version)
    ? {
        question: t('renameQuestion', { version: words.title(version) }),
        button: t('renameAct'),
        consequence,
      }
    : { question: t('nameQuestion', { time: minute(version.at) }), button: t('nameAct'), consequence }
}

/** The number that the next version gets. */
function nextNumber(versions: readonly Version[]): number {
  return Math.max(0, ...versions.map(({ number }) => number ?? 0)) + 1
}

function inOneLine(written: string): string {
  return written.replace(/\s+/g, ' ').trim()
}

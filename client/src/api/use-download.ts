// Downloading one file at a time: whether one is being made, and what came of the last, in words.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from './fetch-file.ts'
import { isProblem, problemSentence } from './problem-error.ts'

export interface Download {
  readonly isMaking: boolean
  readonly isDone: boolean
  readonly failure: string | undefined
  /** Answers whether the file is there; another one is not begun meanwhile. */
  take(address: string): Promise<boolean>
}

type Outcome = 'making' | 'done' | { failure: string }

export function useDownload(): Download {
  const { t } = useTranslation('download')
  const [outcome, setOutcome] = useState<Outcome>()
  const take = async (address: string): Promise<boolean> => {
    if (outcome === 'making') return false
    setOutcome('making')
    try {
      await download(address)
      setOutcome('done')
      return true
    } catch (error) {
      const isBusy = isProblem(error, 'too-many-attempts')
      setOutcome({ failure: isBusy ? t('busy') : problemSentence(error, t('unreachable')) })
      return false
    }
  }
  const failure = typeof outcome === 'object' ? outcome.failure : undefined
  return { isMaking: outcome === 'making', isDone: outcome === 'done', failure, take }
}

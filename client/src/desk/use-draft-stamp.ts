// "DRAFT, version, time", or of a closed text "Rev. 1, closed, digest": what is printed at the foot and stands above a copy.
import type { DeclarationFacts, TextFacts } from '@plenary/shared/api/declaration-routes'
import { shortDigest } from '@plenary/shared/canon/short-digest'
import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { call } from '../api/call.ts'
import { useFormats } from '../i18n/format.ts'
import { usePlenaryTimes } from '../i18n/plenary-times.ts'
import { closingOf } from './save-words.ts'

export function useDraftStamp(text: TextFacts, declaration: DeclarationFacts) {
  const { t } = useTranslation('desk')
  const { dayAndMinute } = useFormats()
  const { lines } = usePlenaryTimes()
  const [version, setVersion] = useState<number>()
  const [printedAt, setPrintedAt] = useState(() => Date.now())
  const closing = closingOf(declaration)
  const stamp = (sequence: number | undefined, at: number) => {
    const revision = declaration.version
    if (closing && revision) {
      const { number, digest } = revision
      const facts = { number, digest: shortDigest(digest), time: lines(closing.at)[0] }
      return t(closing.isAdopted ? 'adoptedStamp' : 'closedStamp', facts)
    }
    return sequence === undefined
      ? t('draftStamp', { time: dayAndMinute(at) })
      : t('draftStampVersion', { version: sequence, time: dayAndMinute(at) })
  }
  const read = () => call('GET /api/texts/:text/content', { params: { text: text.id } })

  useEffect(() => {
    const onPrint = () => flushSync(() => setPrintedAt(Date.now()))
    addEventListener('beforeprint', onPrint)
    return () => removeEventListener('beforeprint', onPrint)
  }, [])

  return {
    printFoot: stamp(version, printedAt),
    /** Asks the server which version it has; prints without one when it does not answer. */
    async print(): Promise<void> {
      const sequence = await read().then(
        ({ sequence }) => sequence,
        () => undefined,
      )
      flushSync(() => setVersion(sequence))
      print()
    },
    /** Copies what the server has: the words that everybody sees. Throws `ProblemError` when it does not answer. */
    async copy(): Promise<void> {
      const [{ sequence, content }, { draftText }] = await Promise.all([read(), import('./draft-text.ts')])
      await navigator.clipboard.writeText(draftText(content, text.numberStyle, stamp(sequence, Date.now())))
    },
  }
}

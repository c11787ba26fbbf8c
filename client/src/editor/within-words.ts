// Whether a change is only to words within one paragraph, as nearly all are: then no number, id or empty place changes.
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'

/** False also for a paragraph that was or becomes empty, and when in doubt. */
export function isWithinWords(tr: Transaction): boolean {
  return tr.steps.every((step, index) => {
    const before = tr.docs[index]
    if (!(step instanceof ReplaceStep) || !before) return false
    const [$from, $to] = [before.resolve(step.from), before.resolve(step.to)]
    const { size, openStart, openEnd, content } = step.slice
    const isInline = openStart === 0 && openEnd === 0 && (content.firstChild?.isInline ?? true)
    const left = $from.parent.content.size - (step.to - step.from) + size
    return (
      isInline &&
      $from.parent.isTextblock &&
      $from.sameParent($to) &&
      $from.parent.content.size > 0 &&
      left > 0
    )
  })
}

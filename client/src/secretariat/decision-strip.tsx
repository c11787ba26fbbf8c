// What the roster means for the decision, for each declaration that is not adopted: what blocks it, and what the last change
// did to it. It stays in view while the roster is changed.
import type { DecisionEffect } from '@plenary/shared/positions/decision-effects'
import { decisionEffects } from '@plenary/shared/positions/decision-effects'
import type { ShownDecision } from '@plenary/shared/positions/shown-decision'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeclarations } from '../api/declarations.ts'
import { useDecision } from '../api/positions.ts'
import { useDecisionWords } from '../i18n/decision-words.ts'
import { useFormats } from '../i18n/format.ts'
import { useRuleSentence } from '../i18n/rule-sentence.ts'
import { StickyPanel } from '../ui/area.tsx'
import { IconCircleCheck } from '../ui/icons.ts'
import { PositionGlyph } from '../ui/position-glyph.tsx'
import styles from './decision-strip.module.css'

export interface DecisionStripProps {
  plenaryId: string
  /** Only of this declaration; of all, where it is left out. */
  declarationId?: string | undefined
  nameOf: (cityId: string) => string
}

export function DecisionStrip({ plenaryId, declarationId, nameOf }: DecisionStripProps) {
  const { t } = useTranslation('decision')
  const declarations = useDeclarations().data ?? []
  const here = declarations.filter(
    (one) => one.plenaryId === plenaryId && (declarationId === undefined || one.id === declarationId),
  )
  if (here.length === 0) return null
  const undecided = here.filter(({ state }) => state === 'drafting' || state === 'closed')
  const isMade = undecided.length === 0
  return (
    <StickyPanel label={t('decision')}>
      {undecided.map(({ id, title }) => (
        <OneDecision key={id} declarationId={id} title={title} nameOf={nameOf} />
      ))}
      {isMade &&
        here.map(({ id, title }) => (
          <p key={id} className={styles.made}>
            {t('decisionMade', { title })}
          </p>
        ))}
    </StickyPanel>
  )
}

interface OneDecisionProps {
  declarationId: string
  title: string
  nameOf: (cityId: string) => string
}

function OneDecision({ declarationId, title, nameOf }: OneDecisionProps) {
  const { data, dataUpdatedAt } = useDecision(declarationId)
  const { effects, at } = useLastEffects(data, dataUpdatedAt)
  return data ? <Said {...{ declarationId, title, nameOf, decision: data, effects, at }} /> : null
}

function Said({
  declarationId,
  title,
  nameOf,
  decision,
  effects,
  at,
}: OneDecisionProps & { decision: ShownDecision; effects: readonly DecisionEffect[]; at: number }) {
  const { t } = useTranslation('decision')
  const { second } = useFormats()
  const rule = useRuleSentence()
  const words = useDecisionWords(decision, nameOf)
  const count = decision.against.length
  const open = words.open(decision)
  return (
    <div className={styles.decision}>
      <h3>
        {count > 0 ? (
          <PositionGlyph shown="objects" size={16} />
        ) : (
          <IconCircleCheck size={18} stroke={1.5} aria-hidden="true" />
        )}
        <span>{count > 0 ? t('decisionBlocked', { count, title }) : t('decisionFree', { title })}</span>
        <Link to="/declarations/$declaration/positions" params={{ declaration: declarationId }}>
          {t('toBoard')}
        </Link>
      </h3>
      {count > 0 && (
        <ul>
          {words.against(decision).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p role="status" className={styles.effect}>
        {effects.length > 0 && (
          <>
            <time>{second(at)}</time>
            {words.effects(effects).map((sentence) => (
              <span key={sentence}>{sentence} </span>
            ))}
          </>
        )}
      </p>
      <details>
        <summary>{t(open.length > 0 ? 'decisionOpen' : 'decisionRuleOnly')}</summary>
        <ul>
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>{rule(decision.rule)}</p>
      </details>
    </div>
  )
}

/** Kept until the roster changes anything else. */
function useLastEffects(decision: ShownDecision | undefined, at: number) {
  const [last, setLast] = useState<{
    decision: ShownDecision | undefined
    effects: readonly DecisionEffect[]
    at: number
  }>({ decision, effects: [], at })
  if (decision && decision !== last.decision) {
    const effects = last.decision ? decisionEffects(last.decision, decision) : []
    setLast(effects.length > 0 ? { decision, effects, at } : { ...last, decision })
  }
  return last
}

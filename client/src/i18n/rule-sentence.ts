// How a plenary decides, as a sentence.
import type { DecisionRule } from '@plenary/shared/declaration/decision-rule'
import { useTranslation } from 'react-i18next'

export function useRuleSentence(): (rule: DecisionRule) => string {
  const { t } = useTranslation()
  return (rule) =>
    rule.kind === 'consensus'
      ? t('ruleConsensus')
      : t('ruleThreshold', { percent: rule.percent, count: rule.quorum })
}

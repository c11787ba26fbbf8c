// How a plenary decides, as fields of its form: by consensus, or by vote with a threshold and a quorum.
import { Radio, TextInput } from '@mantine/core'
import { DECISION_RULES, type DecisionRule } from '@plenary/shared/declaration/decision-rule'
import { useTranslation } from 'react-i18next'
import styles from './plenary-form.module.css'

/** What the fields begin with: two thirds of the cities, and one that is present. */
const FIRST_VOTE = { kind: 'threshold', percent: 67, quorum: 1 } as const
const WORDS = {
  consensus: 'decisionConsensus',
  threshold: 'decisionThreshold',
} as const satisfies Record<DecisionRule['kind'], string>
const BOUNDS = { percent: 100, quorum: 500 } as const

export type RuleFault = 'percentWrong' | 'quorumWrong'

/** What is wrong with the numbers, by the field's path. */
export function ruleFaults(rule: DecisionRule): Record<string, RuleFault> {
  if (rule.kind === 'consensus') return {}
  const isWrong = (name: keyof typeof BOUNDS) =>
    !Number.isInteger(rule[name]) || rule[name] < 1 || rule[name] > BOUNDS[name]
  return {
    ...(isWrong('percent') ? { 'decisionRule.percent': 'percentWrong' as const } : {}),
    ...(isWrong('quorum') ? { 'decisionRule.quorum': 'quorumWrong' as const } : {}),
  }
}

export interface DecisionRuleFieldsProps {
  rule: DecisionRule
  faultAt: (path: string) => string | undefined
  onChange: (rule: DecisionRule) => void
}

export function DecisionRuleFields({ rule, faultAt, onChange }: DecisionRuleFieldsProps) {
  const { t } = useTranslation('secretariat')
  const field = (name: 'percent' | 'quorum') =>
    rule.kind === 'threshold' && (
      <TextInput
        type="number"
        inputMode="numeric"
        name={`decisionRule.${name}`}
        label={t(name)}
        description={t(`${name}Hint`)}
        min={1}
        max={BOUNDS[name]}
        value={Number.isNaN(rule[name]) ? '' : rule[name]}
        error={faultAt(`decisionRule.${name}`)}
        onChange={(event) => onChange({ ...rule, [name]: event.currentTarget.valueAsNumber })}
      />
    )
  return (
    <>
      <Radio.Group
        label={t('decisionRule')}
        value={rule.kind}
        onChange={(kind) => onChange(kind === 'threshold' ? FIRST_VOTE : { kind: 'consensus' })}
      >
        <div className={styles.rules}>
          {DECISION_RULES.map((kind) => (
            <Radio key={kind} value={kind} label={t(WORDS[kind])} />
          ))}
        </div>
      </Radio.Group>
      {rule.kind === 'threshold' && (
        <div className={styles.days}>
          {field('percent')}
          {field('quorum')}
        </div>
      )}
    </>
  )
}

// Words of the roster of a plenary, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { roster as english } from '../en/roster.ts'

export const roster: SameWords<typeof english> = {
  rosterLead_one: '1都市。総会の順序によります。各項目は別々の事実で、互いに自動で変わることはありません。',
  rosterLead_other:
    '{{count}}都市。総会の順序によります。各項目は別々の事実で、互いに自動で変わることはありません。',
  city: '都市',
  factMember: '会員',
  factPresent: '出席',
  factCounts: '議決',
  factNamed: '本文への記載',
  factSigns: '署名',
  isMember: '会員',
  isNotMember: '会員ではない',
  isPresent: '出席',
  isNotPresent: '欠席',
  doesCount: '議決に加わる',
  doesNotCount: '議決に加わらない',
  isNamed: '記載あり',
  isNotNamed: '記載なし',
  doesSign: '署名する',
  doesNotSign: '署名しない',
}

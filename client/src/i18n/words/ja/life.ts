// Words of the desk for locks, closing, adopting and reopening, in Japanese.
import type { SameWords } from '../../same-words.ts'
import type { life as english } from '../en/life.ts'

export const life: SameWords<typeof english> = {
  digest: 'ダイジェスト',
  lockedAt: '{{time}}、事務局がロック',
  lockedWith: '{{time}}、事務局が{{clause}}とともにロック',
  lockClause: '{{clause}}をロック',
  unlockClauseAsk: '{{clause}}のロック解除…',
  clauseUnlockedOnly: '事務局が{{clause}}のロックを解除しました。',
  clauseWasUnlocked: '{{time}}、{{name}}が{{clause}}のロックを解除しました。理由：{{reason}}',
  unlockedBy: '{{time}}、{{name}}がロックを解除。理由：{{reason}}',
  closedMeanwhile: '事務局が本文を確定しました。今入力した文言は本文の横に保管されます。',
  undoBeginsHere:
    '元に戻せるのはここからの変更です。それまでの入力は本文に入っているか、本文の横に保管されています。',
  clauseIsLocked: '{{clause}}はロックされています。解除できるのは事務局のみです。',
  clauseIsLockedForSecretariat: '{{clause}}はロックされています。先にパネルで解除してください。',
  clauseWasLocked: '{{time}}、事務局が{{clause}}をロックしました。',
  lockedBefore: '変更が届く前の{{time}}に、事務局がこの項（現在の{{clause}}）をロックしました。',
  closedBefore: '変更が届く前の{{time}}に、事務局が本文を確定しました。',
  textClosed: '本文確定 {{time}}',
  textAdopted: '本文採択 {{time}}',
  closedBy: '{{time}}、事務局が確定しました。',
  adoptedAt: '{{time}}、採択されました（事務局が記録）。',
  signingSince: '採択済みです。{{time}}から署名手続き中です。',
  signedSince: '署名済みです。{{time}}に署名手続きが終了しました。',
  revision: 'Rev. {{number}}',
  closedStamp: 'Rev. {{number}}　{{time}}確定　ダイジェスト {{digest}}',
  adoptedStamp: 'Rev. {{number}}　{{time}}採択　ダイジェスト {{digest}}',
}

// Why an attempt was refused, as the record says it behind what was attempted.
import type { RefusalCode, RequestCode } from '../refusal.ts'
import type { GateCode } from '../update/gate-code.ts'
import type { GuardCode } from '../update/guard-code.ts'
import type { InterfaceLanguage } from './refusal-sentences.ts'

type Words = Record<InterfaceLanguage, string>

export const REFUSED_BECAUSE: Partial<Record<RefusalCode, Words>> & Record<GateCode | GuardCode, Words> = {
  'invalid-input': { en: 'something was missing or not valid', ja: '入力に不足または誤り' },
  'forbidden-characters': { en: 'it held forbidden characters', ja: '使用できない文字を含む' },
  forbidden: { en: 'not allowed for this function', ja: '権限なし' },
  'not-found': { en: 'not there, or not open to this person', ja: '存在しないか閲覧権限なし' },
  'already-exists': { en: 'it existed already', ja: '既に存在' },
  'already-member': { en: 'already takes part', ja: '既に参加' },
  'city-in-use': { en: 'people of the city’s delegation still have access', ja: '都市の参加者が残存' },
  'not-on-roster': { en: 'the city is not on the roster', ja: '都市が名簿に記載なし' },
  'wrong-state': { en: 'not allowed in this state', ja: '現在の状態では不可' },
  'already-locked': { en: 'locked already', ja: '既にロック済み' },
  'not-locked': { en: 'not locked', ja: 'ロックされていない' },
  'locked-around': { en: 'a clause around it is locked', ja: '上位の項がロック済み' },
  'clause-locked': { en: 'the clause is locked', ja: '項がロック済み' },
  'precondition-failed': { en: 'changed by someone else in the meantime', ja: 'その間に他者が変更' },
  'words-changed': { en: 'the words had changed', ja: '文言が変更済み' },
  represented: { en: 'another city acts for this one by proxy', ja: '別の都市が委任を受けて代理中' },
  'rule-not-met': { en: 'the decision rule is not met', ja: '決定方法の要件を満たさない' },
  'opinions-ended': { en: 'the last day for opinions is over', ja: '意見の受付期限を経過' },
  'nobody-signs': { en: 'no city signs', ja: '署名する都市がない' },
  'nobody-signed': { en: 'no city had signed', ja: '署名した都市がない' },
  'not-a-signatory': { en: 'the city is not among those that sign', ja: '署名する都市に含まれない' },
  'already-signed': { en: 'signed already', ja: '既に署名済み' },
  declined: { en: 'the city had declined', ja: '署名しないと記録済み' },
  'not-on-paper': { en: 'nothing on paper was recorded', ja: '紙での署名の記録なし' },
  'not-declined': { en: 'the city had not declined', ja: '署名しないという記録なし' },
  'proxy-ended': { en: 'the proxy no longer holds', ja: '委任は終了済み' },
  'file-kind': { en: 'a file of another kind', ja: '対象外のファイル形式' },
  'attempt-ended': { en: 'the attempt to sign had ended', ja: '署名の操作は終了済み' },
  'not-confirmed': { en: 'not confirmed', ja: '確認なし' },
  'code-wrong': { en: 'a wrong code', ja: 'コードの誤り' },
  'revision-stale': { en: 'another city was quicker', ja: '別の都市が先に署名' },
  'signature-wrong': { en: 'no signature of what was prepared', ja: '準備された文書への署名ではない' },
  'authority-locked': { en: 'the key of the authority could not be opened', ja: '認証局の鍵を開けない' },
  'too-large': { en: 'too large', ja: 'サイズ超過' },
  'too-many-attempts': { en: 'too many attempts', ja: '試行回数の超過' },
  frozen: { en: 'all writing is stopped', ja: '書き込み停止中' },
  locked: { en: 'the clause is locked', ja: '項がロック済み' },
  closed: { en: 'the text is closed', ja: '本文は確定済み' },
  'read-only': { en: 'this function only reads', ja: '閲覧のみの権限' },
  malformed: { en: 'the change was damaged', ja: '変更データの破損' },
  'update-too-large': { en: 'the change was too large', ja: '変更が大きすぎる' },
  'too-deep': { en: 'nested too deeply', ja: '階層が深すぎる' },
  'foreign-client': { en: 'not from the own session', ja: '本人のセッション以外からの変更' },
  'too-many-clients': { en: 'opened too often', ja: '開いた回数の超過' },
  missing: { en: 'built on words that the server does not have', ja: 'サーバーにない文言に基づく変更' },
  'forbidden-structure': { en: 'does not fit a declaration', ja: '宣言の構成に合わない変更' },
  'forbidden-mark': { en: 'formatting that a declaration does not have', ja: '使用できない書式' },
  'forbidden-link': { en: 'a link that is not allowed', ja: '使用できないリンク' },
  'forbidden-text': { en: 'forbidden characters', ja: '使用できない文字' },
  epoch: { en: 'an old copy of the text', ja: '古い写しからの変更' },
  'old-schema': { en: 'an old version of the page', ja: '古い版の画面' },
  'unclear-frame': { en: 'bytes that could not be read', ja: '読み取れないデータ' },
} satisfies Partial<Record<RequestCode | RefusalCode, Words>>

export const OTHER_REFUSAL: Words = { en: 'refused', ja: '拒否' }

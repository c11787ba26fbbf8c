// One sentence per refusal and language: what happened, what is safe, what to do. The server puts it into
// problem+json, the client shows the same words.
import type { RefusalCode } from '../refusal.ts'

export type InterfaceLanguage = 'en' | 'ja'

export const REFUSAL_SENTENCES: Record<RefusalCode | 'internal', Record<InterfaceLanguage, string>> = {
  'invalid-input': {
    en: 'Something in the form is missing or not valid. Nothing was changed. Correct it and send it again.',
    ja: '入力内容に不足または誤りがあります。何も変更されていません。修正してもう一度送信してください。',
  },
  'forbidden-characters': {
    en: 'The text contains control characters that cannot be printed. Remove them and try again.',
    ja: '印刷できない制御文字が含まれています。取り除いてからもう一度お試しください。',
  },
  'password-too-weak': {
    en: 'The password needs at least ten characters.',
    ja: 'パスワードは10文字以上にしてください。',
  },
  'signed-out': {
    en: 'You are not signed in. Your words are kept on this device. Sign in to go on.',
    ja: 'サインインしていません。入力した文言はこの端末に残っています。サインインしてください。',
  },
  'wrong-credentials': {
    en: 'The e-mail address or the password is wrong.',
    ja: 'メールアドレスまたはパスワードが正しくありません。',
  },
  forbidden: {
    en: 'Your function does not allow this. Nothing was changed. Ask the secretariat.',
    ja: 'この操作を行う権限がありません。何も変更されていません。事務局にお問い合わせください。',
  },
  'foreign-origin': {
    en: 'This request came from another site and was refused. Nothing was changed.',
    ja: '別のサイトからの要求のため拒否しました。何も変更されていません。',
  },
  'not-found': {
    en: 'This does not exist, or you have no access to it.',
    ja: '存在しないか、閲覧する権限がありません。',
  },
  'link-unknown': {
    en: 'This link is not valid. Ask the person who sent it for a new one.',
    ja: 'このリンクは無効です。送信者に新しいリンクを依頼してください。',
  },
  'link-used': {
    en: 'This link has been used already. Sign in, or ask for a new link.',
    ja: 'このリンクは使用済みです。サインインするか、新しいリンクを依頼してください。',
  },
  'link-expired': {
    en: 'This link has expired. Ask for a new one.',
    ja: 'このリンクは有効期限が切れています。新しいリンクを依頼してください。',
  },
  'already-set-up': {
    en: 'This network has been set up already. Sign in instead.',
    ja: '初期設定は完了しています。サインインしてください。',
  },
  'already-member': {
    en: 'This person already takes part in this plenary.',
    ja: 'この方はすでにこの総会に参加しています。',
  },
  'already-exists': {
    en: 'This exists already. Nothing was changed.',
    ja: 'すでに存在します。何も変更されていません。',
  },
  'email-in-use': {
    en: 'There is an account with this e-mail address already. Sign in with it, then open the link again.',
    ja: 'このメールアドレスのアカウントはすでにあります。サインインしてから、もう一度リンクを開いてください。',
  },
  'other-email': {
    en: 'This invitation is for another e-mail address. Ask the person who sent it for one of your own.',
    ja: 'この招待は別のメールアドレス宛てです。送信者にご自身宛ての招待を依頼してください。',
  },
  'last-secretariat': {
    en: 'The last account of the secretariat cannot be removed. Invite a successor first.',
    ja: '事務局の最後のアカウントは削除できません。先に後任者を招待してください。',
  },
  'city-in-use': {
    en: 'People of this city’s delegation still have access. Remove them first.',
    ja: 'この都市の代表団にはまだ参加者がいます。先に参加者を削除してください。',
  },
  'precondition-failed': {
    en: 'Someone else changed this in the meantime. Nothing was changed. Look again and repeat it if it is still right.',
    ja: 'その間に別の人が変更しました。何も変更されていません。内容を確認し、必要であればもう一度行ってください。',
  },
  'too-large': {
    en: 'This is too large to be accepted. Nothing was changed.',
    ja: 'サイズが大きすぎるため受け付けられません。何も変更されていません。',
  },
  'too-many-attempts': {
    en: 'Too many attempts failed. Wait a few minutes and try again.',
    ja: '失敗した試行が多すぎます。数分待ってからもう一度お試しください。',
  },
  'storage-failed': {
    en: 'The server could not record this. Nothing was changed. Try again.',
    ja: 'サーバーに記録できませんでした。何も変更されていません。もう一度お試しください。',
  },
  'shutting-down': {
    en: 'The server is restarting. Nothing was changed. Try again in a moment.',
    ja: 'サーバーを再起動しています。何も変更されていません。しばらくしてからもう一度お試しください。',
  },
  malformed: {
    en: 'The change reached the server damaged and was not accepted. Your wording is kept here.',
    ja: '変更が破損した状態で届いたため、反映されませんでした。文言はここに保管しています。',
  },
  'update-too-large': {
    en: 'This change is too large to be accepted at once. Your wording is kept here. Insert it in smaller parts.',
    ja: '一度に反映するには変更が大きすぎます。文言はここに保管しています。分割して入力してください。',
  },
  'too-deep': {
    en: 'Sub-clauses are nested too deeply. Your wording is kept here.',
    ja: '項の階層が深すぎます。文言はここに保管しています。',
  },
  'foreign-client': {
    en: 'The change did not come from your own session and was not accepted. Your wording is kept here.',
    ja: 'ご自身のセッションからの変更ではないため、反映されませんでした。文言はここに保管しています。',
  },
  'too-many-clients': {
    en: 'This text was opened too often under your account. Your wording is kept here. Tell the secretariat.',
    ja: 'お使いのアカウントで本文が開かれた回数が多すぎます。文言はここに保管しています。事務局にお知らせください。',
  },
  missing: {
    en: 'The change builds on words that the server does not have. Your wording is kept here.',
    ja: 'サーバーにない文言に基づく変更です。文言はここに保管しています。',
  },
  'forbidden-structure': {
    en: 'The change does not fit the structure of a declaration. Your wording is kept here.',
    ja: '宣言の構成に合わない変更です。文言はここに保管しています。',
  },
  'forbidden-mark': {
    en: 'The change uses formatting that a declaration does not have. Your wording is kept here.',
    ja: '宣言で使用できない書式が含まれています。文言はここに保管しています。',
  },
  'forbidden-link': {
    en: 'The change contains a link that is not allowed. Your wording is kept here.',
    ja: '使用できないリンクが含まれています。文言はここに保管しています。',
  },
  'forbidden-text': {
    en: 'The change contains control characters that cannot be printed. Your wording is kept here.',
    ja: '印刷できない制御文字が含まれています。文言はここに保管しています。',
  },
  'read-only': {
    en: 'You may no longer write in this text. Your wording is kept here.',
    ja: 'この本文を編集する権限がなくなりました。文言はここに保管しています。',
  },
  locked: {
    en: 'The secretariat locked this clause before your change arrived. Your wording is kept here.',
    ja: '変更が届く前に、事務局がこの項をロックしました。文言はここに保管しています。',
  },
  closed: {
    en: 'The secretariat closed the text before your change arrived. Your wording is kept here.',
    ja: '変更が届く前に、事務局が本文を確定しました。文言はここに保管しています。',
  },
  frozen: {
    en: 'Nothing can be written into this text for now, because a check of its locked clauses failed. What was saved is safe, and your wording is kept here. Tell whoever runs the server.',
    ja: 'ロック済みの項の検査に失敗したため、現在この本文には書き込めません。保存済みの内容は安全で、文言はここに保管しています。サーバーの管理者にお知らせください。',
  },
  'wrong-state': {
    en: 'The state of the declaration does not allow this; somebody may have changed it just now. Nothing was changed.',
    ja: '宣言の現在の状態ではこの操作はできません。直前に状態が変わった可能性があります。何も変更されていません。',
  },
  'already-locked': {
    en: 'This clause is locked already. Nothing was changed.',
    ja: 'この項はすでにロックされています。何も変更されていません。',
  },
  'not-locked': {
    en: 'This clause is not locked. Nothing was changed.',
    ja: 'この項はロックされていません。何も変更されていません。',
  },
  'locked-around': {
    en: 'This clause is locked as a part of the clause around it. Unlock that one. Nothing was changed.',
    ja: 'この項は上位の項とともにロックされています。上位の項のロックを解除してください。何も変更されていません。',
  },
  'old-schema': {
    en: 'This page is older than the server. Your words are kept on this device. Reload the page.',
    ja: 'このページはサーバーより古い版です。文言はこの端末に保管しています。再読み込みしてください。',
  },
  epoch: {
    en: 'The server was restored from a backup that lacks these words of yours. They are kept here as a draft.',
    ja: 'サーバーはバックアップから復元され、ご自分のこの文言が失われました。ここに下書きとして保管しています。',
  },
  'too-many-connections': {
    en: 'This text is open in too many windows. Close some of them.',
    ja: '本文を開いているウィンドウが多すぎます。いくつか閉じてください。',
  },
  'too-slow': {
    en: 'The connection was too slow and is being renewed.',
    ja: '接続が遅いため、接続し直しています。',
  },
  removed: {
    en: 'Your access to this text has ended. Your words are kept on this device.',
    ja: 'この本文へのアクセス権がなくなりました。文言はこの端末に保管しています。',
  },
  'unclear-frame': {
    en: 'The connection sent something that the server does not understand and was closed.',
    ja: 'サーバーが理解できないデータを受信したため、接続を閉じました。',
  },
  internal: {
    en: 'Something went wrong in the server. Nothing was changed. Try again, and tell the secretariat if it returns.',
    ja: 'サーバーで問題が発生しました。何も変更されていません。もう一度お試しのうえ、繰り返す場合は事務局にお知らせください。',
  },
}

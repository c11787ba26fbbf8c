// The same in Japanese.
import type { ReasonCode } from './reasons-en.ts'

export const REASONS_JA: Readonly<Record<ReasonCode, string>> = {
  'no-signature': 'このファイルには、署名と称するものが一つもありません。',
  'other-file': 'PDFでも、Plenaryの一式ファイルでもありません。',
  'pdf-unreadable': 'このPDFはPlenaryの書き方と異なるため、ここでは何も判定できません。',
  rewritten:
    '署名後に改変されたか、別のプログラムが書き直したため、署名をたどることができません。ネットワークが配布したままのファイルを入手してください。',
  'nothing-behind': '最後の署名の後ろには何もありません。',
  'bytes-behind': '最後の署名の後ろに{count}バイトあります。これには誰も署名していません。',
  'changed-afterwards':
    '最後の署名の後でファイルが変更されています（{what}）。これには誰も署名していません。',
  'changed-in-between':
    '二つの署名の間で、誰も署名していない変更が加えられています（{what}）。それでも他のプログラムは、すべての署名を有効と表示することがあります。',
  'several-at-once': '複数の署名が同時に書き込まれています。Plenaryはそのようなことをしません。',
  certified: '事務局が本文を封印しました。以後に加えられるのは署名だけです。',
  'not-certified':
    '最初の署名が本文を封印していません。Plenaryで作られたファイルではないか、改変されています。',
  'range-wrong': 'この署名は、署名時のファイル全体を対象としていません。',
  'signature-unreadable': 'この署名は読み取れません。改変されたか、署名ではありません。',
  'signature-altered': 'この署名の中身が、署名後に改変されています。',
  'bytes-changed': 'この署名の対象が、署名後に変更されています。',
  'certificate-other': 'この署名は、添えられた証明書とは別の証明書に結び付いています。',
  'certificate-for-other':
    'この証明書は別の用途のために発行されたものです。都市の証明書は一回の署名手続の一つの署名欄に限られ、本文を封印できるのはネットワーク自身の証明書だけです。',
  'key-other': 'この署名は証明書の鍵によるものではないか、改変されています。',
  'algorithm-weak':
    'この署名はPlenaryの外で、もはや安全ではない方式で行われました。ここでは何の証明にもなりません。',
  'algorithm-unknown':
    'この署名はPlenaryの外で行われ、ここでは検証できない方式です。発行者のプログラムを使ってください。',
  'written-otherwise':
    'この署名はPlenaryの外で行われました。この本文への署名です。証明書は発行者を「{issuer}」としていますが、その真偽はここでは分かりません。発行者を知るプログラムで確認してください。',
  'no-field': 'この署名は、都市の署名欄にありません。',
  'field-changed': 'この署名とともに、署名欄が別の形でも変更されています。',
  'objects-changed': 'この署名とともに、別のものが変更されています（{what}）。',
  'hidden-bytes': 'この署名とともに、ファイルのどの一覧にもないデータが加えられています。',
  'gap-filled': 'この署名とともに、封印された本文が以前から参照していたものが加えられています。',
  'head-changed': 'この署名とともに、ファイルの起点が別のものに変えられています。',
  'time-missing': 'この署名には日時がありません。',
  'time-outside': 'この署名の日時に、証明書は有効ではありませんでした（有効期間 {from}～{to}）。',
  'issuer-known': '証明書の発行者は、あなたが信頼するルートです（{issuer}）。',
  'issuer-unknown':
    '証明書の発行者が、ここでは分かりません。ネットワークが公開するルート証明書、またはその指紋を加えてください。',
  'issuer-other': '証明書の発行者は、指定されたルートではありません。',
  'not-revoked': '証明書は失効していません。',
  revoked: '証明書は{at}に失効しています。署名手続が中止されたか、手続の中で使われなかった証明書です。',
  'revocation-unknown':
    '証明書が後で失効したかどうかは、ここでは分かりません。一式ファイルまたはネットワークの失効リストで分かります。',
  'text-missing': '{where}に本文のデータがないため、ダイジェストを計算できません。',
  'text-digest-right': 'ページに添付された本文は、記載どおりのダイジェストです。',
  'text-digest-wrong': '{where}の本文は、記載されたダイジェストと一致しません。',
  'text-is-signed': '{where}の本文は、署名された本文です。',
  'text-not-signed': '{where}の本文は、署名された本文ではありません。',
  'text-differs-from-seal': 'canonical.jsonの本文は、署名されたページの本文と異なります。',
  'sealed-right': '封印された本文は、すべての声明が示すものとバイト単位で一致します。',
  'sealed-wrong': '封印された本文は、声明や一式ファイルが示すものと異なります。',
  'bundle-unreadable': 'この一式ファイルには、読み取れるファイル一覧がありません。',
  'files-right': '{count}個のファイルはすべて一覧のとおりです。',
  'files-altered': '一覧と一致しないファイルがあります：{files}',
  'files-gone': '一覧にあるファイルがありません：{files}',
  'files-unlisted': '一覧にないファイルが入っています：{files}',
  'files-not-given': '次のファイルなしで作られているため、それが示すはずのことは分かりません：{files}',
  'statement-right': '{city}の声明は同じ鍵で署名され、内容もページと一致します。',
  'statement-missing': '{city}の声明がありません。',
  'statement-unreadable': '{city}の声明は読み取れないか、改変されています。',
  'statement-key-other': '{city}の声明は、ページに署名した鍵によるものではないか、改変されています。',
  'statement-says-otherwise': '{city}の声明は、ページや一覧と内容が異なります：{fields}',
  'consent-passkey': '{city}はパスキーで確認し、その応答は一致します。',
  'consent-code': '{city}は事務局が手渡したコードで確認しました。これを保証できるのはネットワークだけです。',
  'consent-missing': '{city}が確認した内容がありません。',
  'consent-other': '{city}が確認した内容は、署名されたものと異なります。',
  'passkey-missing': '{city}のパスキーの応答がありません。',
  'passkey-wrong': '{city}のパスキーの応答は、確認した内容と一致しません。',
  'passkey-unknown': '{city}のパスキーは、ここでは検証できない種類です。',
  'signature-gone':
    '一式ファイルによれば{city}は署名しましたが、その署名がPDFにありません。切り取られた可能性があります。',
  'signature-unlisted': 'PDFに、一式ファイルに記載のない署名があります。',
  'on-paper':
    '記録によれば{city}は紙に署名し、ここにあるスキャンは記録に記されたものです。誰の手による署名かは検証できません。スキャンをご覧ください。',
  'paper-scan-other':
    '記録によれば{city}は紙に署名しましたが、ここにあるスキャンは記録に記されたものではありません。誰の手による署名かは検証できません。',
  'paper-without-scan':
    '記録によれば{city}は紙に署名しました。一式ファイルにスキャンがないため、ここで見られるものはありません。',
  'not-recorded':
    '{city}の署名（有無、方法、日時、署名者）について、一式ファイル内の記録が一覧と一致しません。',
  'not-signed': '{city}はこのファイルでは署名していません。',
  declined: '{city}は署名を辞退しました。',
  absent: '{city}は署名しませんでした。',
  'outcome-right':
    '事務局がこの一式ファイルの一覧に署名しています（ファイル、署名した都市、しなかった都市）。',
  'outcome-missing':
    'この一式ファイルの一覧には誰も署名していません。後の署名が切り取られた可能性があります。',
  'outcome-pdf-alone':
    '他の都市が後で署名したかどうかは、PDFだけでは分かりません。一式ファイルで分かります。',
  'outcome-unreadable': '一覧への事務局の署名は読み取れないか、改変されています。',
  'outcome-not-networks':
    'この一式ファイルの一覧は事務局が署名したものではなく、別の用途の証明書で署名されています。',
  'outcome-otherwise': '事務局が署名した一覧は、この一式ファイルの一覧と異なります。',
  'record-right': '記録は連続しています（{count}件）。声明が示す時点とも一致します。',
  'record-whole':
    '記録に途切れはありません：{count}件と、声明書が指す先端です。他の事項に関する{withheld}件は伏せられていますが、改変されずにその位置にあります。',
  'record-withheld':
    '示された{count}件の記録は改変されていません。他の事項に関する{withheld}件は伏せられているため、その間に何も挿入されていないことはここでは確かめられません。',
  'record-broken': '記録が改変されています。{seq}番目の記録が前の記録につながりません。',
  'record-head-other': '記録は、{city}が署名時に示したものと異なります。',
  'record-cut': '記録が一覧の示すとおりに続いていません。',
  'record-unreadable': '記録を読み取れません。',
  'record-missing': '記録がありません。',
}

// One short declaration, composed for tests of pages in the ten languages in which cities write; no city signed it.
import type { ClauseJson, ContentJson } from '@plenary/shared/schema/content'
import type { ExportedDeclaration } from '../export/exported-declaration.ts'
import { exportedText, signatory, tokyo } from './exported-declarations.ts'

interface Composed {
  readonly network: string
  readonly title: string
  readonly preamble: readonly string[]
  readonly clauses: readonly (readonly [string, ...string[]])[]
  readonly closing: readonly string[]
  readonly cities: readonly string[]
}

const COMPOSED: Record<string, Composed> = {
  en: {
    network: 'Network of Asian Cities',
    title: 'Declaration on Water',
    preamble: [
      'We, the representatives of Hanoi, Seoul and Tokyo, met in Tokyo and discussed the waters of our cities.',
      'We hereby declare the following:',
    ],
    clauses: [
      ['We will share what we know about clean water, and publish our measurements every year.'],
      ['We will work together on the following:', 'leaks in old pipes;', 'floods after heavy rain.'],
      ['The next meeting will be held in Seoul in 2027.'],
    ],
    closing: ['9 November 2026', 'Tokyo'],
    cities: ['Hanoi', 'Seoul', 'Tokyo'],
  },
  ja: {
    network: 'アジア都市ネットワーク',
    title: '水に関する宣言',
    preamble: [
      '我々、ハノイ、ソウル及び東京の代表は、東京において会合を開き、都市の水について議論を行った。',
      'ここに以下のことを宣言する。',
    ],
    clauses: [
      ['清潔な水に関する知見を共有し、測定結果を毎年公表する。「測定」の方法は、（別に）定める。'],
      ['次の分野で協力する。', '老朽化した水道管の漏水', '豪雨による洪水'],
      ['次回の会合は、2027年にソウルで開催する。'],
    ],
    closing: ['2026年11月9日', '東京にて'],
    cities: ['ハノイ', 'ソウル', '東京'],
  },
  ko: {
    network: '아시아 도시 네트워크',
    title: '물에 관한 선언',
    preamble: [
      '우리 하노이, 서울, 도쿄의 대표들은 도쿄에서 모임을 갖고 도시의 물에 관하여 논의하였다.',
      '이에 다음과 같이 선언한다.',
    ],
    clauses: [
      ['우리는 깨끗한 물에 관한 지식을 나누고 측정 결과를 해마다 공개한다.'],
      ['우리는 다음 분야에서 협력한다.', '오래된 수도관의 누수', '집중호우로 인한 홍수'],
      ['다음 회의는 2027년 서울에서 개최한다.'],
    ],
    closing: ['2026년 11월 9일', '도쿄에서'],
    cities: ['하노이', '서울', '도쿄'],
  },
  'zh-Hans': {
    network: '亚洲城市网络',
    title: '关于水的宣言',
    preamble: ['我们，河内、首尔和东京的代表，在东京举行会议，讨论了城市的水问题。', '兹宣布如下：'],
    clauses: [
      ['我们将分享有关清洁用水的知识，并每年公布测量结果。'],
      ['我们将在以下方面开展合作：', '老旧水管的渗漏；', '暴雨引发的洪水。'],
      ['下次会议将于2027年在首尔举行。'],
    ],
    closing: ['2026年11月9日', '于东京'],
    cities: ['河内', '首尔', '东京'],
  },
  'zh-Hant': {
    network: '亞洲城市網絡',
    title: '關於水的宣言',
    preamble: ['我們，河內、首爾和東京的代表，在東京舉行會議，討論了城市的水問題。', '茲宣布如下：'],
    clauses: [
      ['我們將分享有關清潔用水的知識，並每年公布測量結果。'],
      ['我們將在以下方面開展合作：', '老舊水管的滲漏；', '暴雨引發的洪水。'],
      ['下次會議將於2027年在首爾舉行。'],
    ],
    closing: ['2026年11月9日', '於東京'],
    cities: ['河內', '首爾', '東京'],
  },
  th: {
    network: 'เครือข่ายเมืองแห่งเอเชีย',
    title: 'ปฏิญญาว่าด้วยน้ำ',
    preamble: [
      'พวกเรา ผู้แทนเมืองฮานอย โซล และโตเกียว ได้ประชุมกันที่กรุงโตเกียว และได้หารือเกี่ยวกับน้ำในเมืองของเรา',
      'จึงขอประกาศดังต่อไปนี้',
    ],
    clauses: [
      ['เราจะแบ่งปันความรู้เกี่ยวกับน้ำสะอาด และเผยแพร่ผลการตรวจวัดทุกปี'],
      ['เราจะร่วมมือกันในเรื่องต่อไปนี้', 'น้ำรั่วจากท่อเก่า', 'น้ำท่วมหลังฝนตกหนัก'],
      ['การประชุมครั้งต่อไปจะจัดขึ้นที่กรุงโซลในปี ๒๕๗๐'],
    ],
    closing: ['๙ พฤศจิกายน ๒๕๖๙', 'กรุงโตเกียว'],
    cities: ['ฮานอย', 'โซล', 'โตเกียว'],
  },
  vi: {
    network: 'Mạng lưới các thành phố châu Á',
    title: 'Tuyên bố về nước',
    preamble: [
      'Chúng tôi, đại diện của Hà Nội, Seoul và Tokyo, đã họp tại Tokyo và thảo luận về nguồn nước của các thành phố.',
      'Chúng tôi tuyên bố như sau:',
    ],
    clauses: [
      ['Chúng tôi sẽ chia sẻ hiểu biết về nước sạch và công bố kết quả đo lường hằng năm.'],
      ['Chúng tôi sẽ hợp tác trong các lĩnh vực sau:', 'rò rỉ từ đường ống cũ;', 'ngập lụt sau mưa lớn.'],
      ['Cuộc họp tiếp theo sẽ được tổ chức tại Seoul vào năm 2027.'],
    ],
    closing: ['Ngày 9 tháng 11 năm 2026', 'Tokyo'],
    cities: ['Hà Nội', 'Seoul', 'Tokyo'],
  },
  ru: {
    network: 'Сеть городов Азии',
    title: 'Декларация о воде',
    preamble: [
      'Мы, представители Ханоя, Сеула и Токио, провели встречу в Токио и обсудили водные ресурсы наших городов.',
      'Мы заявляем о следующем:',
    ],
    clauses: [
      ['Мы будем обмениваться знаниями о чистой воде и ежегодно публиковать результаты измерений.'],
      ['Мы будем сотрудничать по следующим вопросам:', 'утечки в старых трубах;', 'наводнения после ливней.'],
      ['Следующая встреча состоится в Сеуле в 2027 году.'],
    ],
    closing: ['9 ноября 2026 года', 'Токио'],
    cities: ['Ханой', 'Сеул', 'Токио'],
  },
  hi: {
    network: 'एशियाई नगर नेटवर्क',
    title: 'जल पर घोषणा',
    preamble: [
      'हम, हनोई, सियोल और टोक्यो के प्रतिनिधि, टोक्यो में मिले और अपने नगरों के जल पर चर्चा की।',
      'हम निम्नलिखित घोषणा करते हैं:',
    ],
    clauses: [
      ['हम स्वच्छ जल के बारे में अपना ज्ञान साझा करेंगे और हर वर्ष माप के परिणाम प्रकाशित करेंगे।'],
      ['हम निम्नलिखित विषयों पर सहयोग करेंगे:', 'पुराने नलों से रिसाव;', 'भारी वर्षा के बाद बाढ़।'],
      ['अगली बैठक २०२७ में सियोल में होगी।'],
    ],
    closing: ['९ नवंबर २०२६', 'टोक्यो'],
    cities: ['हनोई', 'सियोल', 'टोक्यो'],
  },
  my: {
    network: 'အာရှမြို့ကြီးများ ကွန်ရက်',
    title: 'ရေဆိုင်ရာ ကြေညာချက်',
    preamble: [
      'ကျွန်ုပ်တို့ ဟနွိုင်း၊ ဆိုးလ်နှင့် တိုကျိုမြို့ ကိုယ်စားလှယ်များသည် တိုကျိုမြို့တွင် တွေ့ဆုံ၍ မြို့များ၏ ရေအကြောင်း ဆွေးနွေးခဲ့ကြသည်။',
      'အောက်ပါအတိုင်း ကြေညာအပ်ပါသည်။',
    ],
    clauses: [
      ['သန့်ရှင်းသောရေဆိုင်ရာ အသိပညာများကို မျှဝေပြီး တိုင်းတာချက်ရလဒ်များကို နှစ်စဉ် ထုတ်ပြန်မည်။'],
      ['အောက်ပါကိစ္စများတွင် ပူးပေါင်းဆောင်ရွက်မည်။', 'ရေပိုက်ဟောင်းများမှ ယိုစိမ့်မှု', 'မိုးကြီးပြီးနောက် ရေကြီးမှု'],
      ['လာမည့် အစည်းအဝေးကို ၂၀၂၇ ခုနှစ်တွင် ဆိုးလ်မြို့၌ ကျင်းပမည်။'],
    ],
    closing: ['၂၀၂၆ ခုနှစ်၊ နိုဝင်ဘာလ ၉ ရက်', 'တိုကျိုမြို့'],
    cities: ['ဟနွိုင်း', 'ဆိုးလ်', 'တိုကျို'],
  },
  mn: {
    network: 'Азийн хотуудын сүлжээ',
    title: 'Усны тухай тунхаглал',
    preamble: [
      'Бид Ханой, Сөүл, Токиогийн төлөөлөгчид Токиод хуралдаж, хотуудынхаа усны талаар хэлэлцэв.',
      'Бид дараах зүйлийг тунхаглаж байна:',
    ],
    clauses: [
      ['Бид цэвэр усны талаарх мэдлэгээ хуваалцаж, хэмжилтийн дүнг жил бүр нийтэлнэ.'],
      ['Бид дараах асуудлаар хамтран ажиллана:', 'хуучин хоолойн алдагдал;', 'аадар борооны дараах үер.'],
      ['Дараагийн хурал 2027 онд Сөүлд болно.'],
    ],
    closing: ['2026 оны 11 дүгээр сарын 9', 'Токио'],
    cities: ['Ханой', 'Сөүл', 'Токио'],
  },
}

export const LANGUAGES = Object.keys(COMPOSED)

/** A draft of it, Rev. 2. */
export function composedIn(language: string, more: Partial<ExportedDeclaration> = {}): ExportedDeclaration {
  const { network, title, preamble, clauses, closing, cities } = COMPOSED[language] as Composed
  const paragraph = (text: string) => ({
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text }],
  })
  let next = 0
  const clause = ([words, ...below]: readonly [string, ...string[]]): ClauseJson => ({
    type: 'clause',
    attrs: { id: `clause${`${next++}`.padStart(10, '0')}` },
    content: [
      paragraph(words),
      ...(below.length === 0
        ? []
        : [{ type: 'subclauses' as const, content: below.map((each) => clause([each])) }]),
    ],
  })
  const content: ContentJson = {
    type: 'doc',
    content: [
      { type: 'title', content: [paragraph(title)] },
      {
        type: 'preamble',
        content: preamble.map((each) => ({ ...paragraph(each), type: 'preambular' as const })),
      },
      { type: 'clauses', content: clauses.map(clause) },
      { type: 'closing', content: closing.map(paragraph) },
    ],
  }
  const base = tokyo()
  return {
    ...base,
    title,
    network,
    text: exportedText(language, 'authentic', content),
    version: { ...base.version, number: 2 },
    adoption: null,
    signatories: cities.map((city) => signatory({ city })),
    wordsIn: language === 'ja' ? 'ja' : 'en',
    ...more,
  }
}

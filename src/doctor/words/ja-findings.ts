import { displayText } from '../../ui/display-text.ts'
import { jaFrame } from '../../ui/words/ja/frame.ts'
import type { FindingWords } from './words.ts'

export const jaFindings: FindingWords = {
  'user.kiosk': ({ user }) => `「この利用者」は、端末を動かす利用者 ${user} です。`,
  'user.missing': ({ user }) =>
    `端末を動かす利用者 ${user} がありません。systemd-sysusers koshin.conf を実行してください。`,
  'settings.valid': ({ path }) => `設定ファイル ${path} は正しく読めます。`,
  'settings.absent': ({ path }) => `設定ファイル ${path} はありません。組み込みの規則で動きます。`,
  'settings.unusable': ({ problem }) => problem,

  'cards.none': () => '預かっているICカードはありません。',
  'cards.forgotten': ({ time, reader, serialEnd }) =>
    `忘れ物のICカード（シリアル番号の末尾 ${serialEnd ?? '不明'}、${jaFrame.clock(new Date(time))}、${displayText(reader)}）。返却したら、koshin kiosk-control returned ${serialEnd ?? 'unknown'} を実行してください。`,
  'service-file.closed': ({ reason }) =>
    `受付を停止しています${reason === '' ? '' : `（${displayText(reason)}）`}。再開するには koshin kiosk-control in-service を実行してください。`,
  'service-file.maintenance': () =>
    '保守のため終了しています。再開するには koshin kiosk-control in-service を実行してください（手動で起動した端末は、続けて Koshin を起動してください）。',

  'module.not-needed': () => '研修用の仮想リーダーです。実機を調べるには --reader pcsc を付けてください。',
  'module.built': () => 'ICカードの部品（pcsclite）はビルド済みです。',
  'module.missing': () =>
    'ICカードの部品がありません。apt-get install pcscd libpcsclite-dev g++ の後に node kiosk/setup.mjs を実行してください。',
  'pcscd.running': () => 'pcscd に接続できます。',
  'pcscd.stopped': () => 'pcscd に接続できません。systemctl enable --now pcscd.socket を実行してください。',
  'pcscd.denied': () =>
    'この利用者には pcscd の使用が許可されていません。polkit の規則（/usr/share/polkit-1/rules.d/49-koshin-kiosk.rules）を確認してください。',
  'pcscd.silent': () => 'pcscd が応答しません。systemctl restart pcscd を実行し、リーダーを接続し直してください。',
  'readers.none': () => 'ICカードリーダーが見つかりません。接続とドライバー（libccid）を確認してください。',
  'readers.found': ({ names }) => `ICカードリーダー: ${names.map(displayText).join('、')}`,
  'readers.mute': ({ names }) =>
    `応答しないカードが入っています: ${names.map(displayText).join('、')}。取り出して、向きを確認してください。`,

  'folder.none': () => 'データの保存先は一時的なものです（研修）。',
  'folder.sound': ({ path }) => `データの保存先 ${path} に書き込めます。ほかの利用者からは見えません。`,
  'folder.missing': ({ path }) => `データの保存先 ${path} がありません。作成するか、--data で指定してください。`,
  'folder.forbidden': ({ path }) =>
    `この利用者には、データの保存先 ${path} を見る権限がありません。sudo を付けて実行するか、所有者を確認してください。`,
  'folder.unwritable': ({ path }) =>
    `データの保存先 ${path} に、この利用者では書き込めません。所有者を確認してください。`,
  'folder.open': ({ path }) => `データの保存先 ${path} がほかの利用者にも見えます。chmod 700 を実行してください。`,
  'file.forbidden': ({ path }) => `この利用者には、${path} を読み書きする権限がありません。所有者を確認してください。`,
  'keys.open': ({ path }) => `署名鍵 ${path} がほかの利用者にも見えます。chmod 600 を実行してください。`,
  'disk.roomy': ({ mebibytes }) => `ディスクの空きは ${mebibytes} MiB です。`,
  'disk.full': ({ mebibytes }) =>
    `ディスクの空きが ${mebibytes} MiB しかありません。500 MiB 以上になるように整理してください。`,

  'locale.utf8': () => 'ロケールは UTF-8 です。',
  'locale.other': () => 'ロケールが UTF-8 ではありません。LANG=C.UTF-8 などを設定してください。',
  'fonts.unknown': () => 'fc-list がないため、フォントは調べていません。',
  'fonts.found': ({ family }) => `日本語のフォント: ${displayText(family)}`,
  'fonts.missing': () =>
    '日本語のフォントがありません。apt-get install fonts-morisawa-bizud-gothic を実行してください。',
  'widths.unasked': () => '端末ではないため、文字の幅は調べていません。',
  'widths.silent': () => '端末が位置を答えないため、文字の幅は調べられません。',
  'widths.right': () => 'この端末の文字の幅は正しく、枠はずれません。',
  'widths.wrong': ({ texts }) =>
    `この端末では次の文字の幅が違い、枠がずれます: ${texts.join(' ')}。曖昧な幅を1にし、foot では grapheme-shaping=no にしてください。`,

  'clock.unknown': () => '時計を比べるものがありません（失効リストなし）。',
  'clock.plausible': ({ newest }) => `時計は、最も新しい証明（${newest}）より進んでいます。`,
  'clock.behind': ({ newest }) =>
    `時計が遅れています。${newest} より後でなければなりません。timedatectl で時刻を合わせてください。`,
  'trust.of-service': () => '認証局と失効リストは、登録サービスの側にあります。',
  'trust.samples': () => '研修用の認証局だけを認めます。',
  'trust.read': ({ authorities }) => `認証局 ${authorities} 件を読めます。`,
  'trust.unusable': ({ problem, file }) =>
    `認証局のフォルダーの ${displayText(file)} を使えません（${problem}）。直すか、取り除いてください。`,
  'lists.none': ({ isRefused }) =>
    `失効リストがありません。${isRefused ? 'すべてのカードが拒否されます。' : ''}認証局から取得して crls に置いてください。`,
  'list.current': ({ issuer, nextUpdate }) => `失効リスト ${displayText(issuer)}: ${nextUpdate} まで有効です。`,
  'list.ending': ({ issuer, nextUpdate }) =>
    `失効リスト ${displayText(issuer)}: ${nextUpdate} に期限が切れます。新しいものを取得してください。`,
  'list.stale': ({ issuer, nextUpdate }) =>
    `失効リスト ${displayText(issuer)}: 期限切れです（${nextUpdate ?? '期限の記載なし'}）。取得し直してください。この認証局のカードは確認できません。`,
  'list.of-the-future': ({ issuer }) =>
    `失効リスト ${displayText(issuer)}: この端末の時計より先の日付です。時計を合わせてください。`,

  'registry.thrown-away': () => '登録データは一時的なものです（研修）。',
  'registry.absent': ({ path }) =>
    `登録データ ${path} がありません。初めての起動なら作られます。運用中なら、バックアップから戻してください。`,
  'registry.read': ({ registrations, log }) => `登録データを読めます（登録 ${registrations} 件、記録 ${log} 件）。`,
  'registry.unusable': ({ path, problem }) =>
    `登録データ ${path} を使えません（${problem}）。バックアップから戻すか、Koshin の版を確認してください。`,
  'service.well': ({ url }) => `登録サービス ${url} は正常に応答しています。`,
  'service.unreachable': ({ url, problem }) =>
    `登録サービス ${url} に接続できません（${displayText(problem)}）。ネットワーク、サービス、証明書を確認してください。`,
  'service.unwell': ({ url, problem }) =>
    `登録サービス ${url} は応答しますが、正常ではありません（${displayText(problem)}）。サービスのログを確認してください。`,
  'identity.unusable': ({ problem }) => problem,
  'identity.valid': ({ until }) => `この端末の証明書は ${until} まで有効です。`,
  'identity.ending': ({ until }) =>
    `この端末の証明書は ${until} に期限が切れます。同じ CN で発行し直し、Koshin を再起動してください。`,
  'identity.ended': ({ until }) =>
    `この端末の証明書は ${until} に期限が切れました。同じ CN で発行し直し、Koshin を再起動してください。`,
}

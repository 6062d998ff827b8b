import type { StartProblem } from '../../api/src/start-problem.ts'

export type Language = 'en' | 'zh-CN'

/** One text a code, in both languages; `{name}` stands for a parameter. */
export type Sentences = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** What went wrong and what to do, one sentence a code. */
export const sentences: Sentences = {
  'start.node-too-old': {
    en: 'Trailwright runs on Node {needed} or newer, and this is {found}: start it with `npx pnpm start`, which brings its own.',
    'zh-CN':
      'Trailwright 需要 Node {needed} 或更新版本，当前是 {found}：请用 `npx pnpm start` 启动，它自带所需的 Node。',
  },
  'start.argument-unknown': {
    en: 'There is no option {argument}; the options are {names}.',
    'zh-CN': '没有 {argument} 这个选项；可用的选项有 {names}。',
  },
  'start.value-missing': {
    en: '{argument} needs a value after it.',
    'zh-CN': '{argument} 后面需要一个值。',
  },
  'start.port-invalid': {
    en: '{port} is not a port: give a number from 0 to 65535.',
    'zh-CN': '{port} 不是端口号：请填 0 到 65535 之间的数字。',
  },
  'start.empty-and-demo': {
    en: 'Choose either --empty or --demo, not both.',
    'zh-CN': '--empty 和 --demo 只能选一个。',
  },
  'start.web-build-failed': {
    en: 'The web app could not be built: {reason}',
    'zh-CN': '网页应用构建失败：{reason}',
  },
  'start.port-taken': {
    en: 'Port {port} is already in use: stop the other program, or choose another port with --port.',
    'zh-CN': '端口 {port} 已被占用：请停止占用它的程序，或用 --port 换一个端口。',
  },
  'start.port-forbidden': {
    en: 'You may not listen on port {port}: choose one above 1023 with --port.',
    'zh-CN': '没有权限监听端口 {port}：请用 --port 选一个大于 1023 的端口。',
  },
  'start.host-unknown': {
    en: 'This machine has no address {host}: choose one of its own with --host.',
    'zh-CN': '本机没有地址 {host}：请用 --host 选一个本机地址。',
  },
  'start.data-unwritable': {
    en: 'The folder {folder} cannot be written: give yourself the right to, or choose another with --data.',
    'zh-CN': '文件夹 {folder} 无法写入：请授予写入权限，或用 --data 换一个文件夹。',
  },
  'start.disk-full': {
    en: 'The disk of {folder} is full: free some space and start again; nothing is lost.',
    'zh-CN': '{folder} 所在的磁盘已满：请腾出空间后重新启动，数据没有丢失。',
  },
  'start.database-newer': {
    en: 'The database in {folder} was written by a newer Trailwright (version {found}, this one knows {known}): update Trailwright, or choose another folder with --data.',
    'zh-CN':
      '{folder} 中的数据库来自更新版本的 Trailwright（版本 {found}，当前程序只认识到 {known}）：请升级 Trailwright，或用 --data 换一个文件夹。',
  },
  'start.database-unreachable': {
    en: 'The database named by DATABASE_URL does not answer: check the address, the password and whether it runs.',
    'zh-CN': '无法连接 DATABASE_URL 指定的数据库：请检查地址、密码以及它是否正在运行。',
  },
  'start.secret-key-short': {
    en: 'SECRET_KEY is too short: give at least {least} characters that nobody can guess.',
    'zh-CN': 'SECRET_KEY 太短：请设置至少 {least} 个难以猜测的字符。',
  },
  'start.secret-key-missing': {
    en: 'The secrets in {folder} were stored under another key: set SECRET_KEY to the former one, or put back the file secret.key.',
    'zh-CN': '{folder} 中的密钥数据由另一个密钥加密：请将 SECRET_KEY 设为原来的值，或恢复文件 secret.key。',
  },
  'start.secret-key-damaged': {
    en: 'The file secret.key in {folder} holds no whole key: put back the former file; if no password or secret was ever stored, delete it, and a new one is made.',
    'zh-CN':
      '{folder} 中的文件 secret.key 不完整：请恢复原来的文件；如果从未保存过密码或密钥，可以删除它，系统会重新生成。',
  },
  'start.database-damaged': {
    en: 'The file in {folder} is not a Trailwright database, or it is damaged: restore a backup, or choose another folder with --data.',
    'zh-CN': '{folder} 中的文件不是 Trailwright 数据库，或已损坏：请恢复备份，或用 --data 换一个文件夹。',
  },
}

/** The language of the terminal: Chinese or, else, English. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const named = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale
  return named.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

/** One sentence for a problem; the code itself, if there is none for it. */
export function sentence({ code, params }: StartProblem, language: Language, texts: Sentences = sentences): string {
  const text = texts[code]?.[language] ?? code
  return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(params[name] ?? place))
}

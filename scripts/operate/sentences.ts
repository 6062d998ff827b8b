import type { Sentences } from '../start/sentences.ts'

/** What the operator's commands say: what is so, and what to do. */
export const sentences: Sentences = {
  'operate.argument-unknown': {
    en: 'There is no option {argument}; the options are {names}.',
    'zh-CN': '没有 {argument} 这个选项；可用的选项有 {names}。',
  },
  'operate.value-missing': {
    en: '{argument} needs a value after it.',
    'zh-CN': '{argument} 后面需要一个值。',
  },
  'operate.file-missing': {
    en: 'Name the file of the backup after the command.',
    'zh-CN': '请在命令后面写上备份文件的名称。',
  },
  'operate.no-database': {
    en: 'There is no database in {folder}: name its folder with --data.',
    'zh-CN': '{folder} 中没有数据库：请用 --data 指定它所在的文件夹。',
  },
  'operate.older': {
    en: 'The database is of an earlier version (it lacks {missing}): start Trailwright once, which brings it up to date.',
    'zh-CN': '数据库来自较早的版本（缺少 {missing}）：请启动一次 Trailwright，它会自动升级数据库。',
  },
  'operate.newer': {
    en: 'The database was written by a newer Trailwright (version {found}, this one knows {known}): update Trailwright.',
    'zh-CN': '数据库来自更新版本的 Trailwright（版本 {found}，当前程序只认识到 {known}）：请升级 Trailwright。',
  },
  'operate.unreachable': {
    en: 'The database named by DATABASE_URL does not answer: check the address, the password and whether it runs.',
    'zh-CN': '无法连接 DATABASE_URL 指定的数据库：请检查地址、密码以及它是否正在运行。',
  },
  'operate.unreadable': {
    en: 'The database in {folder} cannot be read ({detail}): restore a backup with `npx pnpm restore <file>`.',
    'zh-CN': '无法读取 {folder} 中的数据库（{detail}）：请用 `npx pnpm restore <文件>` 恢复备份。',
  },

  'backup.done': {
    en: 'Backed up to {file} ({megabytes} MB); it was checked and is whole.',
    'zh-CN': '已备份到 {file}（{megabytes} MB），检查完整无误。',
  },
  'backup.key-left-out': {
    en: 'The key of passwords and secrets (secret.key in {folder}) is not in it: keep that apart, or back up with --with-key.',
    'zh-CN': '备份中不含密码和密钥数据的主密钥（{folder} 中的 secret.key）：请另行保管，或用 --with-key 一并备份。',
  },
  'backup.key-included': {
    en: 'The key of passwords and secrets was copied to {file}: whoever has both files can read them.',
    'zh-CN': '密码和密钥数据的主密钥已复制到 {file}：同时拿到两个文件的人可以读取这些数据。',
  },
  'backup.key-in-environment': {
    en: 'There is no file secret.key in {folder}: passwords and secrets are kept under SECRET_KEY, which you keep yourself.',
    'zh-CN': '{folder} 中没有 secret.key 文件：密码和密钥数据由 SECRET_KEY 加密，请自行保管。',
  },
  'backup.postgres': {
    en: 'This copy keeps its data in PostgreSQL, which brings its own backup, also while Trailwright runs:\n\n  {line}\n',
    'zh-CN': '数据保存在 PostgreSQL 中，请用它自带的备份工具，Trailwright 运行时也可以执行：\n\n  {line}\n',
  },
  'backup.no-database': {
    en: 'There is no database in {folder}: name its folder with --data.',
    'zh-CN': '{folder} 中没有数据库：请用 --data 指定它所在的文件夹。',
  },
  'backup.exists': {
    en: '{file} is there already, and is left as it is: name another file.',
    'zh-CN': '{file} 已经存在，没有改动：请换一个文件名。',
  },
  'backup.damaged': {
    en: 'The database in {folder} is damaged ({detail}), and nothing was backed up: run `pnpm run doctor`, and restore an earlier backup.',
    'zh-CN': '{folder} 中的数据库已损坏（{detail}），没有备份：请运行 `pnpm run doctor`，并恢复较早的备份。',
  },
  'backup.disk-full': {
    en: 'There is no room for {file}: free some space, or name a file on another disk.',
    'zh-CN': '空间不足，无法写入 {file}：请腾出空间，或改用其他磁盘上的文件。',
  },
  'backup.unwritable': {
    en: '{file} cannot be written: name a file in a folder that is there and that you may write to.',
    'zh-CN': '无法写入 {file}：请指定一个存在且有写入权限的文件夹中的文件。',
  },

  'restore.done': {
    en: 'Restored {file}. `npx pnpm start` goes on with it.',
    'zh-CN': '已恢复 {file}。用 `npx pnpm start` 继续运行。',
  },
  'restore.made-at': {
    en: 'It shows everything as it was at {when}.',
    'zh-CN': '其中的数据截至 {when}。',
  },
  'restore.replaced': {
    en: 'The database that was there is kept as {file}; delete it when you are sure.',
    'zh-CN': '原来的数据库保留为 {file}，确认无误后可以删除。',
  },
  'restore.sent-since': {
    en: 'It does not know what was sent since then: people who got a message after that time may get it again. To look first, restore with --paused, which pauses the live journeys.',
    'zh-CN':
      '备份不知道此后发送过什么：在那之后收到过消息的人可能会再次收到。如需先查看，请用 --paused 恢复，它会暂停进行中的旅程。',
  },
  'restore.paused': {
    en: 'Live journeys that are paused now: {journeys}. Resuming each shows first who is due, and lets you choose what becomes of it.',
    'zh-CN': '现已暂停的旅程：{journeys} 个。恢复每个旅程时会先显示到期的人，再由您选择如何处理。',
  },
  'restore.lacks-key': {
    en: 'Passwords and secrets in it were stored under another key: put back its file secret.key (restore --with-key brings it from beside the backup), or set SECRET_KEY to what it was.',
    'zh-CN':
      '其中的密码和密钥数据由另一个主密钥加密：请放回对应的 secret.key 文件（用 --with-key 恢复可从备份旁取回），或将 SECRET_KEY 设为原来的值。',
  },
  'restore.postgres': {
    en: 'This copy keeps its data in PostgreSQL. Stop Trailwright, then restore with:\n\n  {line}\n',
    'zh-CN': '数据保存在 PostgreSQL 中。请先停止 Trailwright，然后执行：\n\n  {line}\n',
  },
  'restore.missing': {
    en: 'There is no file {file}.',
    'zh-CN': '没有文件 {file}。',
  },
  'restore.not-ours': {
    en: '{file} is no backup of Trailwright; nothing was changed.',
    'zh-CN': '{file} 不是 Trailwright 的备份；没有任何改动。',
  },
  'restore.damaged': {
    en: '{file} is damaged ({detail}); nothing was changed. Take another backup.',
    'zh-CN': '{file} 已损坏（{detail}）；没有任何改动。请换一个备份。',
  },
  'restore.newer': {
    en: '{file} was written by a newer Trailwright (version {found}, this one knows {known}); nothing was changed. Update Trailwright first.',
    'zh-CN':
      '{file} 来自更新版本的 Trailwright（版本 {found}，当前程序只认识到 {known}）；没有任何改动。请先升级 Trailwright。',
  },
  'restore.in-use': {
    en: 'Trailwright runs on the data in {folder}; nothing was changed. Stop it first.',
    'zh-CN': 'Trailwright 正在使用 {folder} 中的数据；没有任何改动。请先停止它。',
  },
  'restore.no-key': {
    en: 'There is no key {file} beside the backup; nothing was changed. Restore without --with-key, or put the key there.',
    'zh-CN': '备份旁边没有密钥文件 {file}；没有任何改动。请不带 --with-key 恢复，或把密钥放到那里。',
  },
  'restore.disk-full': {
    en: 'There is no room in {folder}; nothing was changed. Free some space: for a while the old and the new database lie beside each other.',
    'zh-CN': '{folder} 空间不足；没有任何改动。请腾出空间：恢复时新旧数据库会同时存在。',
  },
  'restore.unwritable': {
    en: '{folder} cannot be written; nothing was changed. Give yourself the right to, or name another with --data.',
    'zh-CN': '{folder} 无法写入；没有任何改动。请授予写入权限，或用 --data 换一个文件夹。',
  },

  'recount.progress': {
    en: '{entries} entries of the history counted …',
    'zh-CN': '已统计 {entries} 条历史记录…',
  },
  'recount.same': {
    en: 'All {counters} counters say what the {entries} entries of the history say, and nobody is missing.',
    'zh-CN': '全部 {counters} 个计数与 {entries} 条历史记录一致，没有人遗漏。',
  },
  'recount.of-journey': {
    en: 'Journey {journey}, version {version}: "{what} {name}" is counted as {counted}, and the history says {real}.',
    'zh-CN': '旅程 {journey} 第 {version} 版：“{what} {name}”计为 {counted}，历史记录为 {real}。',
  },
  'recount.of-step': {
    en: 'Journey {journey}, version {version}, step {node}: "{what} {name}" is counted as {counted}, and the history says {real}.',
    'zh-CN': '旅程 {journey} 第 {version} 版，步骤 {node}：“{what} {name}”计为 {counted}，历史记录为 {real}。',
  },
  'recount.sum-of-journey': {
    en: 'Journey {journey}, version {version}: {came} entered, but {here} are inside and {gone} left. History or people are missing: restore a backup, or report this.',
    'zh-CN':
      '旅程 {journey} 第 {version} 版：进入 {came} 人，但在途 {here} 人、离开 {gone} 人。历史记录或人员有缺失：请恢复备份，或反馈此问题。',
  },
  'recount.sum-of-step': {
    en: 'Journey {journey}, version {version}, step {node}: {came} arrived, but {here} are there and {gone} went on or left. History or people are missing: restore a backup, or report this.',
    'zh-CN':
      '旅程 {journey} 第 {version} 版，步骤 {node}：到达 {came} 人，但停留 {here} 人、前往下一步或离开 {gone} 人。历史记录或人员有缺失：请恢复备份，或反馈此问题。',
  },
  'recount.holdout': {
    en: 'Journey {journey}: {counted} people are counted as held out, and {real} are on the list.',
    'zh-CN': '旅程 {journey}：对照组计为 {counted} 人，名单上有 {real} 人。',
  },
  'recount.unreadable': {
    en: 'Entries of the history that cannot be read: {entries}. They are not counted; report this.',
    'zh-CN': '无法读取的历史记录：{entries} 条，未计入统计；请反馈此问题。',
  },
  'recount.repair-by': {
    en: '`npx pnpm recount --repair` sets the counters to what the history says.',
    'zh-CN': '用 `npx pnpm recount --repair` 将计数改为历史记录的结果。',
  },
  'recount.repaired': {
    en: 'Counters set to what the history says: {counters}.',
    'zh-CN': '已按历史记录更正的计数：{counters} 个。',
  },
}

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

  'doctor.healthy': {
    en: 'All is well.',
    'zh-CN': '一切正常。',
  },
  'doctor.findings': {
    en: 'Things to look at: {findings}.',
    'zh-CN': '需要处理的问题：{findings} 个。',
  },
  'doctor.ok-integrity': { en: 'The database is whole.', 'zh-CN': '数据库完整。' },
  'doctor.ok-disk': { en: 'There is room on the disk.', 'zh-CN': '磁盘空间充足。' },
  'doctor.ok-wal': { en: 'What is written gets into the file.', 'zh-CN': '写入的数据已正常归入数据库文件。' },
  'doctor.ok-queues': { en: 'Nothing waits longer than it should.', 'zh-CN': '没有任务等待过久。' },
  'doctor.ok-held': { en: 'Nobody is held up.', 'zh-CN': '没有人被拦下。' },
  'doctor.ok-counters': { en: 'Counts add up with the people inside.', 'zh-CN': '计数与在途人数一致。' },
  'doctor.ok-history': { en: 'Histories lead to where people stand.', 'zh-CN': '历史记录与人员所在位置一致。' },
  'doctor.ok-clock': { en: 'Nothing comes from the future.', 'zh-CN': '没有来自未来的数据。' },
  'doctor.ok-secrets': { en: 'Passwords and secrets can be read.', 'zh-CN': '密码和密钥数据可以读取。' },
  'doctor.ok-senders': { en: 'Live journeys can reach people.', 'zh-CN': '进行中的旅程可以触达客户。' },
  'doctor.ok-smtp': { en: 'The mail servers answer.', 'zh-CN': '邮件服务器有响应。' },
  'doctor.damaged': {
    en: 'The database in {folder} is damaged ({detail}): stop Trailwright and restore the last good backup with `npx pnpm restore <file>`.',
    'zh-CN':
      '{folder} 中的数据库已损坏（{detail}）：请停止 Trailwright，并用 `npx pnpm restore <文件>` 恢复最近的完好备份。',
  },
  'doctor.disk-low': {
    en: 'The disk of {folder} has {free} MB left, and {needed} MB are wanted for what comes in and for a backup: free some space.',
    'zh-CN': '{folder} 所在磁盘剩余 {free} MB，接收数据和备份需要 {needed} MB：请腾出空间。',
  },
  'doctor.wal-large': {
    en: 'The file beside the database has grown to {size} MB: something reads without end. Stop Trailwright and start it again.',
    'zh-CN': '数据库旁的日志文件已达 {size} MB，可能有读取长时间未结束：请重启 Trailwright。',
  },
  'doctor.timers-late': {
    en: 'People have been due for {minutes} minutes, and nobody moved them on: start Trailwright, or look into its log.',
    'zh-CN': '有人到期已 {minutes} 分钟仍未继续：请启动 Trailwright，或查看它的日志。',
  },
  'doctor.inbox-late': {
    en: 'Events have been waiting for {minutes} minutes to be taken in ({rows}): start Trailwright, or look into its log.',
    'zh-CN': '有 {rows} 条事件等待处理已 {minutes} 分钟：请启动 Trailwright，或查看它的日志。',
  },
  'doctor.outbox-late': {
    en: 'Messages or requests have been due for {minutes} minutes ({rows} are waiting in all): start Trailwright, or look whether the provider takes them.',
    'zh-CN': '消息或请求到期已 {minutes} 分钟（共 {rows} 条在等待）：请启动 Trailwright，或检查服务商是否接收。',
  },
  'doctor.set-aside': {
    en: 'Events that could not be taken in: {rows}. They are in the error inbox: look at them there, and try them again.',
    'zh-CN': '无法处理的事件：{rows} 条，已放入错误收件箱：请在那里查看并重试。',
  },
  'doctor.breakers': {
    en: 'Hosts that fail and are left alone for a while: {hosts}. The error inbox names them; they are tried again by themselves.',
    'zh-CN': '因持续失败而暂停访问的主机：{hosts} 个。错误收件箱中列出了它们；系统会自动重试。',
  },
  'doctor.claims-stuck': {
    en: 'Messages or requests that a process had in hand when it ended: {rows}. Start Trailwright: it repeats what may be repeated, and shows the rest in the error inbox.',
    'zh-CN':
      '进程结束时尚未完成的消息或请求：{rows} 条。请启动 Trailwright：可以重复的会自动重做，其余的显示在错误收件箱中。',
  },
  'doctor.held-credentials': {
    en: 'Held, because a service refuses the credentials: {people}. Correct them in Settings, then try these people again in the error inbox.',
    'zh-CN': '因服务拒绝登录凭据而被拦下：{people} 人。请在设置中更正，然后在错误收件箱中重试。',
  },
  'doctor.held-configuration': {
    en: 'Held, because a setting is missing or wrong: {people}. The error inbox says which; mend it, then try these people again there.',
    'zh-CN': '因设置缺失或有误而被拦下：{people} 人。错误收件箱会说明是哪一项；更正后在那里重试。',
  },
  'doctor.held-breaker': {
    en: 'Held, because a host kept failing: {people}. When it works again, try these people again in the error inbox.',
    'zh-CN': '因主机持续失败而被拦下：{people} 人。待其恢复后，在错误收件箱中重试。',
  },
  'doctor.held-unknown-outcome': {
    en: 'Held, because nobody knows whether their message went out: {people}. Ask the provider, then choose in the error inbox: try again, or go on without.',
    'zh-CN': '因无法确认消息是否已发出而被拦下：{people} 人。请向服务商核实，然后在错误收件箱中选择重试或跳过。',
  },
  'doctor.held-unreachable-service': {
    en: 'Held, because a service does not answer: {people}. When it does, try these people again in the error inbox.',
    'zh-CN': '因服务没有响应而被拦下：{people} 人。待其恢复后，在错误收件箱中重试。',
  },
  'doctor.held-unhandled-error': {
    en: 'Held, because a request failed and the journey says nothing about that: {people}. Draw the error port, or choose in the error inbox.',
    'zh-CN': '因请求失败且旅程没有处理方式而被拦下：{people} 人。请为步骤连接错误出口，或在错误收件箱中选择。',
  },
  'doctor.held-crash': {
    en: 'Held, because Trailwright itself stumbled over them: {people}. Report what the error inbox says; after an update, try them again there.',
    'zh-CN': '因 Trailwright 自身出错而被拦下：{people} 人。请反馈错误收件箱中的说明；升级后在那里重试。',
  },
  'doctor.counters-off': {
    en: 'Journeys whose counts do not add up: {journeys}. `npx pnpm recount` names them, and with --repair sets them right.',
    'zh-CN': '计数不一致的旅程：{journeys} 个。`npx pnpm recount` 会列出它们，加 --repair 可以更正。',
  },
  'doctor.history-off': {
    en: 'People in a sample whose history does not lead to where they stand: {people}. Run `npx pnpm recount`, and report what it says.',
    'zh-CN': '抽样中历史记录与所在位置不符的人：{people} 人。请运行 `npx pnpm recount`，并反馈结果。',
  },
  'doctor.clock': {
    en: 'There is data from {minutes} minutes in the future: the clock of this machine goes behind, or once went ahead. Set it by a time server (NTP).',
    'zh-CN': '存在 {minutes} 分钟之后的数据：本机时钟偏慢，或曾经偏快。请用时间服务器（NTP）校准。',
  },
  'doctor.key-missing': {
    en: 'Passwords and secrets are stored, and their key is missing: put the file secret.key back into {folder}, or set SECRET_KEY.',
    'zh-CN': '已保存密码和密钥数据，但缺少主密钥：请将 secret.key 文件放回 {folder}，或设置 SECRET_KEY。',
  },
  'doctor.secrets-closed': {
    en: 'Secrets that do not open with the key in {folder}: {n} ({names}). Put the former secret.key back, or enter them again in Settings.',
    'zh-CN':
      '无法用 {folder} 中的主密钥读取的密钥数据：{n} 个（{names}）。请放回原来的 secret.key，或在设置中重新填写。',
  },
  'doctor.no-smtp': {
    en: 'Workspace {workspace}: live journeys send mail, and no SMTP server is set. The mails are kept in the outbox page and reach nobody: set one in Settings.',
    'zh-CN':
      '空间“{workspace}”：进行中的旅程会发送邮件，但未设置 SMTP 服务器。邮件只保留在发件箱页面，不会送达：请在设置中填写。',
  },
  'doctor.no-sender': {
    en: 'Workspace {workspace}: live journeys send mail, and no sender is set. People are held until there is one: set it in Settings.',
    'zh-CN': '空间“{workspace}”：进行中的旅程会发送邮件，但未设置发件人。客户会一直被拦下：请在设置中填写。',
  },
  'doctor.no-sms': {
    en: 'Workspace {workspace}: live journeys send text messages, and no gateway is set. They are kept in the outbox page and reach nobody: set one in Settings.',
    'zh-CN':
      '空间“{workspace}”：进行中的旅程会发送短信，但未设置短信网关。短信只保留在发件箱页面，不会送达：请在设置中填写。',
  },
  'doctor.no-public-url': {
    en: 'Workspace {workspace}: links in messages lead to this machine, which recipients cannot reach. Give the public address in Settings, or in TRAILWRIGHT_URL.',
    'zh-CN':
      '空间“{workspace}”：消息中的链接指向本机，收件人无法访问。请在设置中填写公开地址，或设置 TRAILWRIGHT_URL。',
  },
  'doctor.smtp': {
    en: 'Workspace {workspace}: the mail server {host}:{port} says {detail}. Check address, port, user and password in Settings.',
    'zh-CN': '空间“{workspace}”：邮件服务器 {host}:{port} 返回 {detail}。请检查设置中的地址、端口、用户名和密码。',
  },
}

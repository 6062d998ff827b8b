import { join } from 'node:path'
import { readOptions } from './start/options.ts'
import type { StartProblem } from '../api/src/start-problem.ts'
import { sentence, terminalLanguage } from './start/sentences.ts'
import { stopOnSignals } from './start/stop.ts'
import { ensureWebIsBuilt } from './start/web-build.ts'

// `npx pnpm start`: builds what is missing, then serves. pnpm has installed the dependencies before this runs.
const root = join(import.meta.dirname, '..')
const language = terminalLanguage(process.env)
const tell = (english: string, chinese: string): void => console.log(language === 'zh-CN' ? chinese : english)

function giveUp(problem: StartProblem): never {
  console.error(sentence(problem, language))
  process.exit(1)
}

const neededNode = 24
if (Number.parseInt(process.versions.node) < neededNode) {
  giveUp({ code: 'start.node-too-old', params: { found: process.versions.node, needed: neededNode } })
}
const read = readOptions(process.argv.slice(2), process.env, root)
if (!read.ok) giveUp(read.problem)
try {
  await ensureWebIsBuilt(root, () => tell('Building the web app (once) …', '正在构建网页应用（仅一次）…'))
} catch (error) {
  giveUp({ code: 'start.web-build-failed', params: { reason: error instanceof Error ? error.message : String(error) } })
}
tell('Opening the database …', '正在打开数据库…')
const { main } = await import('../api/src/main.ts')
const started = await main(read.options)
if (!started.ok) giveUp(started.problem)
tell(`Trailwright runs at ${started.url} (Ctrl+C stops it).`, `Trailwright 已启动：${started.url}（按 Ctrl+C 停止）。`)
if (started.isExposed) {
  tell(
    'Others on this network can reach it and read along: put a proxy with TLS before it and name its address in TRAILWRIGHT_URL.',
    '同一网络中的其他人可以访问并读取传输内容：请在前面加上 TLS 代理，并用 TRAILWRIGHT_URL 指明其地址。',
  )
}
if (started.ownerLink !== null) {
  tell(
    `Open this link once to create the first account: ${started.ownerLink}`,
    `打开此链接创建第一个账号（仅可使用一次）：${started.ownerLink}`,
  )
}
if (started.resetLink !== null) {
  tell(
    `Open this link once to set a new password: ${started.resetLink}`,
    `打开此链接设置新密码（仅可使用一次）：${started.resetLink}`,
  )
}

/** As long as a service manager usually waits before it kills. Whoever is still sending then never got an answer: they send again. */
const mostPatienceMs = 10_000
stopOnSignals({
  close: started.close,
  patienceMs: mostPatienceMs,
  began: () => tell('Stopping …', '正在停止…'),
  failed: (fault) => console.error(fault),
})

import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A browser and what it needs to start: hand all three to `chromium.launch` or to Playwright's `launchOptions`. */
export interface Chromium {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const cache = join(import.meta.dirname, '..', '..', '.cache')
const commands = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a Chromium: CHROMIUM_PATH, then one on the PATH or in its usual place, then the packaged one, which is unpacked
 * into the project's `.cache` the first time. On Linux the fonts are the project's own (Open Sans and a Noto Sans with
 * Chinese), so that text has the same width everywhere. Throws when there is none for this system.
 */
export async function findChromium(): Promise<Chromium> {
  const found = process.env['CHROMIUM_PATH'] ?? onPath() ?? installed.find(existsSync)
  if (process.platform !== 'linux') {
    if (found === undefined) throw new Error('No Chromium found. Install Google Chrome, or name one in CHROMIUM_PATH.')
    return { executablePath: found, args: [], env: environment({}) }
  }
  const packaged = unpacked()
  const env = environment({ FONTCONFIG_FILE: fontsFile(join(packaged, 'fonts')) })
  const args = ['--no-sandbox', '--font-render-hinting=none', '--disable-dev-shm-usage']
  if (found !== undefined) return { executablePath: found, args, env }
  if (process.arch !== 'x64')
    throw new Error('The packaged Chromium is for x64. Install one, or name it in CHROMIUM_PATH.')
  const libraries = [join(packaged, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':')
  return {
    executablePath: join(packaged, 'chromium'),
    args,
    env: { ...env, LD_LIBRARY_PATH: libraries },
  }
}

function onPath(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const command of commands) {
      const path = join(folder, command)
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        continue
      }
    }
  }
  return undefined
}

/** The folder with the packaged browser, its libraries and fonts; filled aside and renamed, so it is whole or absent. */
function unpacked(): string {
  const manifest = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'package.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string } // a manifest has a version
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const aside = mkdtempSync(join(cache, 'unpacking-'))
  execFileSync(process.execPath, [join(import.meta.dirname, 'unpack-chromium.ts')], {
    env: { ...process.env, TMPDIR: aside },
  })
  try {
    renameSync(aside, folder)
  } catch (error) {
    // Two runs at once: the other one was faster.
    if (!existsSync(folder)) throw error
    rmSync(aside, { recursive: true })
  }
  return folder
}

function fontsFile(latin: string): string {
  const chinese = join(dirname(fileURLToPath(import.meta.resolve('@embedpdf/fonts-sc'))), '..', 'fonts')
  const file = join(cache, 'fonts.conf')
  const asked = [
    'sans-serif',
    'system-ui',
    'Inter',
    'Roboto',
    'Helvetica',
    'Arial',
    'Noto Sans SC',
    'PingFang SC',
    'Microsoft YaHei',
  ]
  const aliases = asked.map(
    (family) =>
      `<match target="pattern"><test name="family"><string>${family}</string></test><edit name="family" mode="prepend" binding="strong">` +
      '<string>Open Sans</string><string>Noto Sans S Chinese</string></edit></match>',
  )
  const folders = [latin, chinese, '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`)
  const lines = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders,
    `<cachedir>${join(cache, 'fonts')}</cachedir>`,
    ...aliases,
    '</fontconfig>',
  ]
  writeFileSync(file, lines.join('\n'))
  return file
}

function environment(more: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), ...more }
}

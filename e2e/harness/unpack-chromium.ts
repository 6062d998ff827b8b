import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

// Run as a process of its own by chromium.ts: the package always unpacks into the temporary folder, so TMPDIR names
// the folder to fill.
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']

await Promise.all(archives.map((archive) => inflate(join(packed, archive))))

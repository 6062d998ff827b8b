import type { Graph } from '@trailwright/shared/graph/schema.ts'
import type { Names } from '@trailwright/shared/nodes/define.ts'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { layPicture } from './lay-picture.ts'
import { paint } from './paint.ts'
import { Picture, pictureFont, sentenceSize } from './Picture.tsx'
import type { Measure } from './wrap.ts'

interface Drawn {
  readonly graph: Graph
  readonly title: string
  readonly names: Names
  /** What stands on the card of a kind that is not known here. */
  readonly unknown: string
}

/** Saves the whole journey as a file; false when it is too large for this browser. */
export async function savePicture({ graph, title, names, unknown }: Drawn, format: 'png' | 'svg'): Promise<boolean> {
  const place = document.createElement('div')
  Object.assign(place.style, { position: 'fixed', left: '0', top: '0', visibility: 'hidden' })
  document.body.append(place)
  const root = createRoot(place)
  try {
    const layout = layPicture(graph, names, unknown, measureText())
    flushSync(() => root.render(<Picture title={title} graph={graph} layout={layout} />))
    const svg = place.querySelector('svg')
    if (svg === null) return false
    const file = format === 'svg' ? svgFile(svg) : await pngFile(svg)
    if (file === null) return false
    download(file, `${title.replaceAll(/[/\\:*?"<>|]/g, ' ').trim() || 'journey'}.${format}`)
    return true
  } finally {
    root.unmount()
    place.remove()
  }
}

function measureText(): Measure {
  const pen = document.createElement('canvas').getContext('2d')
  return (text, bold) => {
    if (pen === null) return text.length * sentenceSize
    pen.font = `${bold ? 600 : 400} ${sentenceSize}px ${pictureFont}`
    return pen.measureText(text).width
  }
}

/** The drawing with the colours of the page in it, since there is no style sheet beside a file. */
function svgFile(svg: SVGSVGElement): Blob {
  const page = getComputedStyle(document.documentElement)
  const text = new XMLSerializer()
    .serializeToString(svg)
    .replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => page.getPropertyValue(name).trim())
  return new Blob([text], { type: 'image/svg+xml' })
}

function pngFile(svg: SVGSVGElement): Promise<Blob | null> {
  const canvas = paint(svg)
  return canvas === undefined ? Promise.resolve(null) : new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}

function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

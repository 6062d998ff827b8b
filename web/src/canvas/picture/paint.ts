/** Larger canvases are not made by every browser; px. */
const longestEdge = 8192

/**
 * Paints an SVG that stands in the page onto a canvas, shape by shape, two pixels to one. Not by way of an image: the
 * security policy of the page admits none from memory. Undefined when the browser makes no such canvas.
 */
export function paint(svg: SVGSVGElement): HTMLCanvasElement | undefined {
  const { width, height } = svg.viewBox.baseVal
  const scale = Math.min(2, longestEdge / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const pen = canvas.getContext('2d')
  const home = svg.getScreenCTM()
  if (pen === null || home === null) return undefined
  const origin = svg.viewBox.baseVal
  const toCanvas = new DOMMatrix().scale(scale).translate(-origin.x, -origin.y).multiply(home.inverse())
  for (const element of svg.querySelectorAll<SVGGraphicsElement>(
    'rect, path, circle, line, polyline, polygon, ellipse, text',
  )) {
    const own = element.getScreenCTM()
    if (own === null) continue
    pen.setTransform(toCanvas.multiply(own))
    const style = getComputedStyle(element)
    if (element instanceof SVGTextElement) write(pen, element)
    else draw(pen, shapeOf(element), style)
  }
  return canvas
}

function draw(pen: CanvasRenderingContext2D, shape: Path2D, style: CSSStyleDeclaration): void {
  if (style.fill !== 'none') {
    pen.fillStyle = style.fill
    pen.fill(shape)
  }
  if (style.stroke === 'none') return
  pen.strokeStyle = style.stroke
  pen.globalAlpha = Number(style.strokeOpacity)
  pen.lineWidth = Number.parseFloat(style.strokeWidth)
  pen.lineCap = style.strokeLinecap === 'round' ? 'round' : 'butt'
  pen.lineJoin = style.strokeLinejoin === 'round' ? 'round' : 'miter'
  pen.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(Number.parseFloat))
  pen.stroke(shape)
  pen.globalAlpha = 1
}

function write(pen: CanvasRenderingContext2D, text: SVGTextElement): void {
  const spans = text.querySelectorAll('tspan')
  for (const part of spans.length === 0 ? [text] : spans) {
    const words = part.textContent
    if (words === '') continue
    const style = getComputedStyle(part)
    const { x, y } = part.getStartPositionOfChar(0)
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
    pen.fillStyle = style.fill
    pen.fillText(words, x, y)
  }
}

function shapeOf(element: Element): Path2D {
  const number = (name: string): number => Number(element.getAttribute(name) ?? 0)
  const shape = new Path2D()
  switch (element.tagName) {
    case 'path':
      return new Path2D(element.getAttribute('d') ?? '')
    case 'rect':
      shape.roundRect(number('x'), number('y'), number('width'), number('height'), number('rx'))
      return shape
    case 'circle':
      shape.arc(number('cx'), number('cy'), number('r'), 0, 2 * Math.PI)
      return shape
    case 'ellipse':
      shape.ellipse(number('cx'), number('cy'), number('rx'), number('ry'), 0, 0, 2 * Math.PI)
      return shape
    case 'line':
      return new Path2D(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`)
    default: {
      const points = element.getAttribute('points')?.trim().split(/[ ,]+/).join(' ') ?? ''
      return new Path2D(`M${points}${element.tagName === 'polygon' ? 'Z' : ''}`)
    }
  }
}

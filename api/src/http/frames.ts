import { Hono } from 'hono'
import type { Instant } from '@trailwright/shared/time/instant.ts'
import { frameHtml } from '@trailwright/shared/wire/contents.ts'
import { notFound } from './app-error.ts'
import { type Feature, handle } from './handle.ts'
import { framedPolicy } from './security-headers.ts'

const prefix = '/frames'
const tokenBytes = 32
const livesMs = 600_000
const mostFrames = 200

/** Keeps HTML for a frame in memory for a short while: never stored, never under an address that can be guessed. */
export const frames: Feature = ({ clock }) => {
  const kept = new Map<string, { readonly html: string; readonly until: Instant }>()
  const app = new Hono()
  app.get('/:token', (context) => {
    const frame = kept.get(context.req.param('token'))
    if (frame === undefined || frame.until <= clock.now()) throw notFound()
    return context.html(frame.html, 200, {
      'content-security-policy': framedPolicy,
      'x-frame-options': 'SAMEORIGIN',
    })
  })
  return {
    handlers: [
      handle(frameHtml, ({ context, body }) => {
        const token = clock.token(tokenBytes)
        kept.set(token, { html: body.html, until: context.now + livesMs })
        const [oldest] = kept.keys()
        if (kept.size > mostFrames && oldest !== undefined) kept.delete(oldest)
        return { src: `${prefix}/${token}` }
      }),
    ],
    openApps: [{ prefix, app }],
  }
}
